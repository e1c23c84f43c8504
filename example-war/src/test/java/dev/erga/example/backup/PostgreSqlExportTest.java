package dev.erga.example.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgreSqlExportTest {

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @Test
    void the_script_brings_back_every_row_and_every_sequence() throws SQLException, IOException {
        Path backup = folder.resolve("shop.sql.gz");
        try (Connection shop = postgres.getPostgresDatabase().getConnection();
                Statement sql = shop.createStatement()) {
            sql.execute("""
                    create table "A child" (id bigint generated always as identity primary key, parent uuid, at timestamptz,
                        paid boolean, amount numeric(10, 2), raw bytea, words text[], doc jsonb, doubled numeric generated
                        always as (amount * 2) stored);
                    create table parent (id uuid primary key, "the ""text" text);
                    alter table "A child" add foreign key (parent) references parent;
                    create sequence "Numbers";
                    insert into parent values ('01980c5e-7b1c-7000-8000-000000000000', E'it''s \\\\ a\\nline'),
                        ('01980c5e-7b1c-7000-8000-000000000001', ''), ('01980c5e-7b1c-7000-8000-000000000002', null);
                    insert into "A child" (parent, at, paid, amount, raw, words, doc) values
                        ('01980c5e-7b1c-7000-8000-000000000000', '2026-03-29T01:59:59.123456+02', true, 9.90, '\\x00ff',
                         '{"a,b",null}', '{"k": [1, "x"]}'), (null, null, null, null, null, null, null);
                    select setval('"Numbers"', 41);
                    """);
            List<String> before = contents(sql);

            BackupForm.of(shop).write(shop, backup);
            assertThat(shop.getAutoCommit()).isTrue();
            sql.execute("update parent set \"the \"\"text\" = 'spoilt'; delete from \"A child\"");
            sql.execute("insert into \"A child\" (amount) values (1); select setval('\"Numbers\"', 99)");
            sql.execute(unpacked(backup));

            assertThat(contents(sql)).isEqualTo(before);
            assertThat(only(sql, "select nextval('\"Numbers\"')")).isEqualTo("42");
            sql.execute("insert into \"A child\" (amount) values (1)");
            assertThat(only(sql, "select max(id) from \"A child\"")).isEqualTo("3");
        }
    }

    private static List<String> contents(Statement sql) throws SQLException {
        List<String> contents = new ArrayList<>(rows(sql, "select parent::text from parent order by id"));
        contents.addAll(rows(sql, "select c::text from \"A child\" c order by id"));
        assertThat(contents).hasSize(5);
        return contents;
    }

    private static List<String> rows(Statement sql, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = sql.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static String only(Statement sql, String query) throws SQLException {
        return rows(sql, query).get(0);
    }

    private static String unpacked(Path script) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(script))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
