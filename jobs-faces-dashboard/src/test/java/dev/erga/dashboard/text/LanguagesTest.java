package dev.erga.dashboard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds every language against English, and English against the code and the views that speak it. */
class LanguagesTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Path FILES = MAIN.resolve("resources/dev/erga/dashboard");
    private static final Pattern VALUE = Pattern.compile("\\{(\\d+)}");
    private static final Pattern QUOTED = Pattern.compile("[\"']([a-z]+(?:\\.[\\w-]+)+\\.?|[a-z]+\\.)[\"']");
    private static final Pattern PLACE = Pattern.compile("\\{\\{text:(\\w+(?:\\.[\\w-]+)+)}}");
    private static final Map<String, String> ENGLISH = texts(Locale.ENGLISH);

    static final List<Locale> LANGUAGES = Texts.LANGUAGES;

    @Test
    void every_file_is_of_a_language_that_readers_are_offered() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            LANGUAGES.stream().map(LanguagesTest::file).toList());
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void a_language_says_what_english_says_and_nothing_else(Locale language) {
        Set<String> keys = texts(language).keySet();

        assertThat(ENGLISH.keySet())
                .filteredOn(key -> !keys.contains(key))
                .as("missing")
                .isEmpty();
        assertThat(keys)
                .filteredOn(key -> !ENGLISH.containsKey(key))
                .as("not in English")
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void a_text_takes_the_values_that_it_takes_in_english(Locale language) {
        texts(language).forEach((key, text) -> assertThat(values(text)).as(key).isEqualTo(values(english(key))));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void a_text_says_something_and_is_a_pattern_without_straight_apostrophes(Locale language) {
        texts(language).forEach((key, text) -> {
            assertThat(text.isBlank()).as(key).isEqualTo(english(key).isBlank());
            assertThat(text).as(key).doesNotContain("'");
            assertThat(new MessageFormat(text, language).getFormats()).as(key).allMatch(Objects::isNull);
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void the_forms_of_dates_are_patterns(Locale language) {
        ZonedDateTime time = ZonedDateTime.of(2026, 5, 3, 14, 7, 9, 0, ZoneOffset.UTC);
        texts(language).forEach((key, text) -> {
            if (key.startsWith("date.")) {
                assertThat(DateTimeFormatter.ofPattern(text, language).format(time))
                        .as(key)
                        .isNotBlank();
            }
        });
    }

    @Test
    void every_text_that_code_or_a_view_names_is_there() {
        Set<String> areas = ENGLISH.keySet().stream().map(LanguagesTest::area).collect(Collectors.toSet());

        assertThat(named())
                .filteredOn(name -> areas.contains(area(name)))
                .hasSizeGreaterThan(500)
                .filteredOn(name -> ENGLISH.keySet().stream().noneMatch(isNamedBy(name)))
                .isEmpty();
    }

    @Test
    void every_text_that_is_there_is_named_by_code_or_a_view() {
        Set<String> named = named();

        assertThat(ENGLISH.keySet())
                .filteredOn(
                        key -> named.stream().noneMatch(name -> isNamedBy(name).test(key)))
                .isEmpty();
    }

    /** Much is named by the beginning of its key, to which code adds the rest. */
    private static Predicate<String> isNamedBy(String name) {
        String beginning = name.endsWith(".") ? name : name + ".";
        return key -> key.equals(name) || key.startsWith(beginning);
    }

    private static Set<String> named() {
        Set<String> names = new TreeSet<>();
        for (String file : sources()) {
            Stream.of(QUOTED, PLACE)
                    .flatMap(pattern -> pattern.matcher(file).results())
                    .forEach(found -> names.add(found.group(1)));
        }
        return names;
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<String> sources = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().matches(".+\\.(java|x?html)"))
                    .toList()) {
                sources.add(Files.readString(file));
            }
            return sources;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String area(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private static String english(String key) {
        return ENGLISH.getOrDefault(key, "");
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String file(Locale language) {
        return language.equals(Locale.ENGLISH) ? "texts.properties" : "texts_" + language.getLanguage() + ".properties";
    }

    /** The file itself: a bundle would put English in the place of what is missing. */
    private static Map<String, String> texts(Locale language) {
        Map<String, String> texts = new HashMap<>();
        Properties file = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object text) {
                assertThat(texts.put((String) key, (String) text))
                        .as(key + " is written twice")
                        .isNull();
                return text;
            }
        };
        try (Reader in = Files.newBufferedReader(FILES.resolve(file(language)))) {
            file.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
