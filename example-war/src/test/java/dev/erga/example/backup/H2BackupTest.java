package dev.erga.example.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2BackupTest {

    @TempDir
    private Path folder;

    @Test
    void a_database_unzipped_from_its_backup_has_the_rows_of_that_moment() throws SQLException, IOException {
        Path backup = folder.resolve("backup with blanks.zip");
        try (Connection shop = open(folder.resolve("shop"));
                Statement sql = shop.createStatement()) {
            sql.execute("create table note (text varchar(50))");
            sql.execute("insert into note values ('before')");
            BackupForm.of(shop).write(shop, backup);
            sql.execute("insert into note values ('after')");
        }

        unzip(backup, Files.createDirectory(folder.resolve("restored")));

        try (Connection restored = open(folder.resolve("restored/shop"));
                ResultSet rows = restored.createStatement().executeQuery("select text from note")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("before");
            assertThat(rows.next()).isFalse();
        }
    }

    private static Connection open(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + database.toAbsolutePath(), "sa", "sa");
    }

    private static void unzip(Path zip, Path into) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Files.copy(entries, into.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }
}
