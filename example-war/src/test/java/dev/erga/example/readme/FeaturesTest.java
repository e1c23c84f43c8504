package dev.erga.example.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of features names only what exists. */
class FeaturesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/reference/features.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]\\w*)`");
    private static final Pattern LINKED = Pattern.compile("]\\(([^)#]+)");
    private static final List<String> MODULES =
            List.of("jobs-cdi-extension", "jobs-jpa-store", "jobs-faces-dashboard", "example-war", "arquillian-tests");

    /** What a row says in its cells. */
    private record Row(String feature, String tests, String shown) {}

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| feature |"))
                .map(line -> line.split("(?<!\\\\)\\|", -1))
                .map(cells -> new Row(cells[1].strip(), cells[2], cells[3]))
                .toList();
    }

    private static Set<String> classesUnder(Path sources) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
        }
        return names;
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void every_feature_names_tests_that_exist() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (String module : MODULES) {
            tests.addAll(classesUnder(ROOT.resolve(module).resolve("src/test/java")));
        }

        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(found(NAMED, row.tests())).as(row.feature()).isNotEmpty();
            assertThat(tests).as(row.feature()).containsAll(found(NAMED, row.tests()));
        });
    }

    @Test
    void every_feature_is_shown_by_a_class_of_the_shop_or_by_a_page() throws IOException {
        Set<String> classes = classesUnder(Path.of("src/main/java"));

        assertThat(rows()).allSatisfy(row -> {
            List<String> named = found(NAMED, row.shown());
            List<String> linked = found(LINKED, row.shown());
            assertThat(named.size() + linked.size()).as(row.feature()).isPositive();
            assertThat(classes).as(row.feature()).containsAll(named);
            assertThat(linked)
                    .as(row.feature())
                    .allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
        });
    }

    @Test
    void every_guide_is_linked_from_the_readme() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        try (Stream<Path> guides = Files.list(ROOT.resolve("docs/guide"))) {
            assertThat(guides).allSatisfy(guide -> assertThat(readme).contains("docs/guide/" + guide.getFileName()));
        }
    }
}
