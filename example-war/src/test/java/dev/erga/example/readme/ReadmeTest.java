package dev.erga.example.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCED = Pattern.compile("(?s)```java\n(.*?)\n```");

    @Test
    void every_java_snippet_is_a_region_of_the_shop() throws IOException {
        List<String> snippets = found(FENCED, readme());

        assertThat(snippets).isNotEmpty();
        assertThat(Regions.under(Path.of("src/main/java")).textByName().values())
                .containsAll(snippets);
    }

    @Test
    void every_region_of_the_shop_is_shown() throws IOException {
        assertThat(readme())
                .contains(Regions.under(Path.of("src/main/java")).textByName().values());
    }

    @Test
    void trying_and_testing_take_one_command_each() throws IOException {
        for (String title : List.of("Try it", "Test it")) {
            List<String> section = found(Pattern.compile("(?s)\n## " + title + "\n(.*?)(?=\n## |\\z)"), readme());
            assertThat(section).as(title).hasSize(1);
            assertThat(found(Pattern.compile("(?s)```sh\n(.*?)\n```"), section.get(0)))
                    .as(title)
                    .hasSize(1)
                    .allSatisfy(block -> assertThat(block).startsWith("./mvnw ").doesNotContain("\n"));
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
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
