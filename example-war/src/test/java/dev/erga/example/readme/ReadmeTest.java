package dev.erga.example.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCED = Pattern.compile("(?s)```java\n(.*?)\n```");
    private static final String README = "README.md";
    private static final List<String> PAGES = List.of(
            README,
            "docs/guide/continuations-and-batches.md",
            "docs/guide/failure-and-expiry.md",
            "docs/guide/inside-a-job.md",
            "docs/guide/limits.md",
            "docs/guide/operators.md",
            "docs/guide/queues.md",
            "docs/guide/recurring.md",
            "docs/guide/sensitive-arguments.md",
            "docs/guide/unique-jobs.md",
            "docs/guide/why-not-running.md");

    @ParameterizedTest
    @FieldSource("PAGES")
    void every_java_snippet_is_a_region_of_the_shop(String page) throws IOException {
        List<String> snippets = found(FENCED, text(page));

        assertThat(snippets).isNotEmpty();
        assertThat(regions()).containsAll(snippets);
    }

    @Test
    void every_region_of_the_shop_is_shown() throws IOException {
        List<String> shown = new ArrayList<>();
        for (String page : PAGES) {
            shown.addAll(found(FENCED, text(page)));
        }

        assertThat(shown).containsAll(regions());
    }

    @Test
    void trying_and_testing_take_one_command_each() throws IOException {
        for (String title : List.of("Try it", "Test it")) {
            List<String> section = found(Pattern.compile("(?s)\n## " + title + "\n(.*?)(?=\n## |\\z)"), text(README));
            assertThat(section).as(title).hasSize(1);
            assertThat(found(Pattern.compile("(?s)```sh\n(.*?)\n```"), section.get(0)))
                    .as(title)
                    .hasSize(1)
                    .allSatisfy(block -> assertThat(block).startsWith("./mvnw ").doesNotContain("\n"));
        }
    }

    private static Collection<String> regions() throws IOException {
        return Regions.under(Path.of("src/main/java")).textByName().values();
    }

    private static String text(String page) throws IOException {
        return Files.readString(ROOT.resolve(page));
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
