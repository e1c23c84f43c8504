package dev.erga.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that compares classes with a database before anything is deployed. */
class CheckStoredJobsTest {

    private static final String SCRIPT = "/META-INF/erga/schema/h2/V1.sql";

    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();
    private String url;

    @BeforeEach
    void createTables() throws Exception {
        url = "jdbc:h2:" + folder.resolve("db");
        try (InputStream script = CheckStoredJobsTest.class.getResourceAsStream(SCRIPT);
                Connection connection = DriverManager.getConnection(url, "sa", "")) {
            connection.createStatement().execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String stored(String name, String arguments) throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO erga_job (id, name, queue, priority, state, arguments)"
                                + " VALUES (?, ?, 'default', 5, 'ENQUEUED', ?)")) {
            insert.setObject(1, id);
            insert.setString(2, name);
            insert.setString(3, arguments);
            insert.executeUpdate();
        }
        return id.toString();
    }

    /** A folder that holds nothing but these classes. */
    private String classes(Class<?>... types) throws IOException {
        Path root = folder.resolve("classes");
        for (Class<?> type : types) {
            String name = type.getName().replace('.', '/') + ".class";
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream bytes = type.getResourceAsStream("/" + name)) {
                Files.write(file, bytes.readAllBytes());
            }
        }
        return root.toString();
    }

    private String office() throws IOException {
        return classes(Office.Desk.class, Office.Letters.class, Office.LeftOut.class);
    }

    private int run(String... arguments) {
        return CheckStoredJobs.run(List.of(arguments), Map.of(), printed::add);
    }

    private int checked(String classes, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--url", url, "--user=sa", "--classes", classes));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray(new String[0]));
    }

    @Test
    void what_fits_under_present_names_former_names_and_upcasters_is_counted() throws Exception {
        stored("Letters.send", "[7,\"fr\"]");
        stored("Letters.send", "[7]");
        stored("Mailroom.send", "[7,\"fr\"]");
        stored("Letters.nightly", "[]");
        stored("Letters.file", "[\"inherited\"]");

        assertThat(checked(office())).isZero();

        assertThat(printed).containsExactly("All fits: 5 jobs under 4 names and 0 recurring jobs made by code.");
    }

    @Test
    void what_does_not_fit_is_told_as_at_a_start() throws Exception {
        String gone = stored("Letters.burn", "[]");
        String unfit = stored("Letters.send", "[\"seven\"]");

        assertThat(checked(office())).isEqualTo(1);

        assertThat(printed)
                .singleElement()
                .satisfies(report -> assertThat(report)
                        .contains("found 2 things", "ERGA-0607", "\"Letters.burn\"", gone)
                        .contains("ERGA-0608", "Letters.send", unfit, "parameter 1 (long userId)"));
    }

    @Test
    void what_other_applications_store_can_be_left_out() throws Exception {
        stored("Billing.charge", "[]");
        stored("Billing.refund", "[]");
        stored("Report", "[]");

        assertThat(checked(office(), "--ignore", "Billing.*", "--ignore=Report"))
                .isZero();
        assertThat(checked(office(), "--ignore", "Billing.charge", "--ignore=Report"))
                .isEqualTo(1);
    }

    @Test
    void secrets_that_only_the_nodes_can_open_are_taken_to_fit() throws Exception {
        stored("Letters.keep", "[\"erga:1:main:AAAA\"]");

        assertThat(checked(office())).isZero();
    }

    @Test
    void an_unpacked_war_is_looked_through() throws Exception {
        stored("Letters.send", "[7,\"fr\"]");
        Path war = folder.resolve("war");
        Files.createDirectories(war.resolve("WEB-INF/lib"));
        Files.move(Path.of(office()), war.resolve("WEB-INF/classes"));

        assertThat(checked(war.toString())).isZero();
    }

    @Test
    void options_that_nobody_knows_or_that_are_missing_are_refused() throws Exception {
        assertThat(run("--uri", url)).isEqualTo(2);
        assertThat(run("--user", "sa")).isEqualTo(2);
        assertThat(run("--url")).isEqualTo(2);
        assertThat(run("--help")).isZero();

        assertThat(printed.get(0)).startsWith("ERGA-0650  there is no option --uri");
        assertThat(printed.get(1)).startsWith("ERGA-0650  --url has no value");
        assertThat(printed.get(2)).startsWith("ERGA-0650  --url has no value");
        assertThat(printed.get(3)).contains("--classes PATH");
    }

    @Test
    void what_cannot_be_looked_at_is_told_by_number() throws Exception {
        assertThat(run("--url", "jdbc:nothing:here", "--classes", office())).isEqualTo(2);
        assertThat(checked(folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(checked(folder.resolve("shop.war").toString())).isEqualTo(2);
        assertThat(checked(classes(Office.Desk.class, Office.Letters.class, Office.Twin.class)))
                .isEqualTo(2);
        assertThat(run("--url", "jdbc:h2:mem:", "--classes", office())).isEqualTo(2);

        assertThat(printed.get(0)).startsWith("ERGA-0651  ");
        assertThat(printed.get(1)).startsWith("ERGA-0652  ").contains("neither a folder nor a jar");
        assertThat(printed.get(2)).startsWith("ERGA-0652  ").contains("packed");
        assertThat(printed.get(3)).startsWith("ERGA-0654  2 job methods are, or were, named \"Letters.send\"");
    }

    @Test
    void a_bad_upcaster_is_told_by_number() throws Exception {
        assertThat(checked(classes(Office.Desk.class, Office.Letters.class, Office.BadUpcaster.class)))
                .isEqualTo(2);

        assertThat(printed.get(0)).startsWith("ERGA-0654  ").contains("\"Nobody.send\"");
    }

    @Test
    void a_database_without_tables_is_told_by_number() throws Exception {
        assertThat(run("--url", "jdbc:h2:mem:empty", "--classes", office())).isEqualTo(2);

        assertThat(printed.get(0)).startsWith("ERGA-0655  ");
    }

    @Test
    void it_needs_neither_hibernate_nor_a_server() throws Exception {
        stored("Letters.burn", "[]");
        String libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("hibernate") && !entry.contains("jakarta"))
                .collect(Collectors.joining(File.pathSeparator));
        Path output = folder.resolve("output");

        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        libraries,
                        "dev.erga.check.CheckStoredJobs",
                        "--url",
                        url,
                        "--user",
                        "sa",
                        "--classes",
                        classes(Office.Desk.class, Office.Letters.class))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(command.waitFor()).as(Files.readString(output)).isEqualTo(1);
        assertThat(Files.readString(output)).contains("ERGA-0607", "Letters.burn");
    }
}
