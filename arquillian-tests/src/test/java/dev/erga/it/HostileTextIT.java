package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever anybody has put into whatever field, each page shows it as it is and does nothing that it says. */
@ArquillianTest
class HostileTextIT {

    private static @Nullable GuardedShop opened;
    private static boolean tried;

    @ArquillianResource
    private ContainerController controller;

    private GuardedShop guarded;

    @BeforeEach
    void enter() throws Exception {
        if (opened == null) {
            assertThat(tried).as("the server could not be started before").isFalse();
            tried = true;
            opened = GuardedShop.open(controller);
            for (HostileText text : HostileText.values()) {
                new HostileRows(opened.tables(), text).write();
            }
        }
        guarded = opened;
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
        }
    }

    static Stream<Arguments> looks() {
        return Stream.of(HostileText.values())
                .flatMap(text -> Stream.of(HostileSight.values()).map(sight -> Arguments.of(text, sight)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void a_page_shows_what_was_written_and_obeys_none_of_it(HostileText text, HostileSight sight) throws Exception {
        HostileRows rows = new HostileRows(guarded.tables(), text);
        if (sight.fields().contains(HostileField.SLOW_METHOD)) {
            rows.slowDown();
        }
        if (sight.fields().contains(HostileField.STACKS_FRAME)) {
            rows.askLast();
        }

        HttpResponse<String> answer = guarded.shop().getAs("ada", rows.fill(sight.address()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Strict.assertHeaders(answer);
        assertThat(answer.body()).doesNotContain("<img", "<script>", "</script><script");
        HostilePage page = HostilePage.of(answer.body());
        assertThat(page.faults()).isEmpty();
        String words = page.words();
        for (HostileField field : sight.fields()) {
            assertThat(words).as(field.name()).contains(text.shownIn(field));
        }
    }

    static Stream<Arguments> edits() {
        return Stream.of(HostileText.values())
                .flatMap(text -> Stream.of(
                        Arguments.of(text, HostileSight.CONFIRM_EDIT, "a0=%s"),
                        Arguments.of(text, HostileSight.CONFIRM_EDIT_RECURRING, "expression=%s&zone=%s&misfire=SKIP")));
    }

    /** None of it is JSON or an expression, so that the form comes back with it. */
    @ParameterizedTest
    @MethodSource("edits")
    void a_form_comes_back_with_what_was_written_and_obeys_none_of_it(
            HostileText text, HostileSight sight, String fields) throws Exception {
        String address = new HostileRows(guarded.tables(), text).fill(sight.address());
        Seen seen = Seen.on(guarded.shop().getAs("ada", address));
        String written = text.in(HostileField.REASON);
        String form = address.replaceFirst(".*&on=", "on=")
                + "&why=%s&token=%s&seen=%s&".formatted(encoded(written), encoded(seen.token()), encoded(seen.edited()))
                + fields.replace("%s", encoded(written));

        HttpResponse<String> answer = guarded.shop()
                .postFormAs(
                        "ada",
                        address.replaceFirst("confirm\\?do=([a-z-]+).*", "actions/$1"),
                        form,
                        "Cookie",
                        seen.cookie(),
                        "Sec-Fetch-Site",
                        "same-origin");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        Strict.assertHeaders(answer);
        assertThat(answer.body()).doesNotContain("<img", "<script>", "</script><script");
        HostilePage page = HostilePage.of(answer.body());
        assertThat(page.faults()).isEmpty();
        assertThat(page.words()).contains(text.shownIn(HostileField.REASON));
    }

    private static String encoded(String any) {
        return URLEncoder.encode(any, StandardCharsets.UTF_8);
    }

    /** The tables are there, and what was to take one away is kept as text. */
    @Test
    void no_text_is_a_statement() throws Exception {
        for (HostileText text : HostileText.values()) {
            assertThat(guarded.tables()
                            .count("SELECT count(*) FROM erga_job WHERE tenant = ?", text.in(HostileField.TENANT)))
                    .as(text.name())
                    .isEqualTo(5);
        }
    }

    @Test
    void each_page_is_looked_at_and_each_field_is_seen() {
        for (Route route : Route.all()) {
            assertThat(HostileSight.values())
                    .as(route.name())
                    .anySatisfy(sight -> assertThat(sight.address().replaceFirst("\\?.*", ""))
                            .isEqualTo("erga" + route.place()));
        }
        assertThat(Stream.of(HostileSight.values()).flatMap(sight -> sight.fields().stream()))
                .contains(HostileField.values());
        assertThat(Stream.of(HostileField.values()).map(HostileField::mark))
                .doesNotHaveDuplicates()
                .allSatisfy(mark -> assertThat(mark).matches("f1\\d\\dz"));
        assertThat(looks()).hasSize(HostileText.values().length * HostileSight.values().length);
    }
}
