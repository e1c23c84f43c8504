package dev.erga.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.text.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ViewRulesTest {

    private static final Pattern INCLUDED = Pattern.compile("<ui:include src=\"([^\"]+)\"");

    private static final Path RESOURCES = Path.of("src/main/resources/META-INF");
    private static final Pattern TEXT = Pattern.compile("ergaFrame\\.text\\('([^']+)'\\)|\\{\\{text:([^}]+)}}");
    private static final Pattern TIME = Pattern.compile("<time([^>]*)>#\\{[^}]+\\.words\\(\\)}</time>");

    @ParameterizedTest
    @MethodSource("files")
    void no_view_or_page_breaks_a_rule(Path file) throws IOException {
        assertThat(ViewRules.brokenBy(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_text_that_a_view_or_page_names_is_there(Path file) throws IOException {
        TEXT.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .forEach(key -> assertThat(Texts.english().get(key)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("views")
    void no_view_has_words_of_its_own(Path view) throws Exception {
        Spoken spoken = Spoken.by(root(view));

        assertThat(spoken.words()).isEmpty();
    }

    @Test
    void words_of_its_own_are_those_between_tags_and_those_that_are_heard() throws Exception {
        String view = """
                <p xmlns:ui="jakarta.faces.facelets" class="wide" title="of #{x.y('no')}" aria-label="Erga #{x}">in #{x}
                  <ui:remove>not sent</ui:remove> <pre>code</pre> <kbd>Enter</kbd> <b>Erga</b> <i>, 1 %</i></p>""";

        assertThat(Spoken.by(root(view)).words()).containsExactlyInAnyOrder("of", "in");
    }

    /** So that the script need not guess it from words, which every language has of its own. */
    @ParameterizedTest
    @MethodSource("views")
    void every_time_that_is_told_says_in_which_form(Path view) throws IOException {
        assertThat(TIME.matcher(Files.readString(view)).results().map(time -> time.group(1)))
                .allSatisfy(attributes -> assertThat(attributes).contains("data-form="));
    }

    @ParameterizedTest
    @MethodSource("views")
    void every_view_is_well_formed(Path view) throws Exception {
        assertThat(root(view)).isNotNull();
    }

    private static Element root(Path view) throws Exception {
        return root(Files.readString(view));
    }

    private static Element root(String view) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(view)))
                .getDocumentElement();
    }

    @ParameterizedTest
    @MethodSource("views")
    void what_a_view_includes_is_handed_out(Path view) throws IOException {
        assertThat(INCLUDED.matcher(Files.readString(view)).results().map(found -> found.group(1)))
                .allMatch(part -> ViewFiles.own(AddressesTest.settings(true), part));
    }

    @Test
    void reading_pages_keep_no_state() throws IOException {
        assertThat(Files.readString(RESOURCES.resolve("erga-views/frame.xhtml")))
                .contains("<f:view transient=\"true\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inline handler|<a onclick='x()'>",
                "inline handler|<a ONMOUSEOVER = x>",
                "inline style|<p style='color: red'>",
                "inline style|<style>p {}</style>",
                "inline script|<script>alert(1)</script>",
                "inline script|<a href='javascript:x()'>",
                "component that the host's libraries rewrite|<h:head>",
                "component that writes inline code|<f:ajax event='x'/>",
                "unescaped text|<x escape=\"false\">",
                "file chosen by data|<ui:include src='#{row.view}'/>",
                "request data in an expression|<p>#{param.name}</p>",
                "request data in an expression|<p>#{empty request.remoteUser}</p>",
                "immediate expression|<p>${row.name()}</p>",
                "comment that is sent to everybody|<!-- secret -->"
            })
    void each_rule_has_a_file_that_breaks_it(String rule, String file) {
        assertThat(ViewRules.brokenBy(file)).contains(rule);
    }

    @Test
    void a_script_of_our_own_file_breaks_none() {
        assertThat(ViewRules.brokenBy("<script type=\"module\" src=\"x\"></script>"))
                .isEmpty();
    }

    static Stream<Path> files() {
        return Stream.concat(views(), list("erga-pages"));
    }

    static Stream<Path> views() {
        return list("erga-views");
    }

    private static Stream<Path> list(String folder) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
