package dev.erga.example.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.example.shops.ShopName;
import dev.erga.example.users.Person;
import dev.erga.example.users.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFileTest {

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("export/customers.csv");
    }

    @Test
    void what_an_attempt_wrote_after_its_last_checkpoint_is_cut_off_by_the_next_one() throws IOException {
        ExportStep step;
        try (ExportFile file = ExportFile.resumed(path, 0)) {
            file.write(List.of(user("Ada"), user("Lovelace, Ada")));
            step = new ExportStep(2, 2, file.bytes());
            file.write(List.of(user("Grace")));
        }

        assertThat(step.isIn(path)).isTrue();
        try (ExportFile file = ExportFile.resumed(path, step.bytes())) {
            file.write(List.of(user("Grace"), user("Barbara")));
        }

        assertThat(Files.readAllLines(path))
                .containsExactly(
                        "shop,email,name",
                        "main,a@example.org,Ada",
                        "main,a@example.org,\"Lovelace, Ada\"",
                        "main,a@example.org,Grace",
                        "main,a@example.org,Barbara");
    }

    @Test
    void a_checkpoint_of_a_file_that_is_not_here_or_not_as_long_is_of_no_use() throws IOException {
        ExportStep step = new ExportStep(2, 2, 40);
        assertThat(step.isIn(path)).isFalse();

        try (ExportFile file = ExportFile.resumed(path, 0)) {
            assertThat(file.bytes()).isLessThan(step.bytes());
        }
        assertThat(step.isIn(path)).isFalse();
    }

    private static User user(String name) {
        return User.imported(new Person("a@example.org", name), new ShopName("main"), Instant.EPOCH);
    }
}
