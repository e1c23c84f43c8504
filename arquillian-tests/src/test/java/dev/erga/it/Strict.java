package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds of every answer of the dashboard, whoever asked for whatever. */
final class Strict {

    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** What pages are made of and messages are not: a page that is refused shows none of it. */
    private static final String[] CONTENT = {
        "erga-table", "erga-tabs", "erga-figures", "name=\"token\"", "ui:composition", "#{"
    };

    /** As views have them. What other tests have stored to look like one begins with a number. */
    private static final Pattern EXPRESSION = Pattern.compile("[#$]\\{ *[a-z]");

    /** Pages that tell of no exceptions, unless they have one of their own. */
    private static final Set<String> WITHOUT_EXCEPTIONS =
            Set.of("RECURRING", "RECURRING_JOB", "QUEUES", "BATCHES", "NODES", "START", "HELP", "CONFIRM");

    private Strict() {}

    /** Nothing from elsewhere, nothing inline, no frame around it, and no cache keeps it. */
    static void assertHeaders(HttpResponse<String> answer) {
        assertHeadersOfFile(answer);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    /** The same of what may be kept. */
    static void assertHeadersOfFile(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("Content-Security-Policy")).isEqualTo(List.of(CONTENT_POLICY));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    /** Whoever got this has learnt nothing. */
    static void assertTellsNothing(HttpResponse<String> answer) {
        assertOffersNothing(answer);
        assertThat(answer.body()).doesNotContain("erga-nav");
    }

    /** Whoever got this may look at the dashboard and has got its frame, and nothing to do there. */
    static void assertOffersNothing(HttpResponse<String> answer) {
        assertThat(answer.body()).doesNotContain(CONTENT);
    }

    /** A whole page, finished, and nothing in it of what made it. */
    static void assertShows(Route route, HttpResponse<String> answer) {
        assertThat(answer.body())
                .contains("<h1", "erga-nav", "</html>")
                .doesNotContainPattern(EXPRESSION)
                .doesNotContain("???", "ERGA-0706", "FacesException", "ELException", "ServletException");
        if (WITHOUT_EXCEPTIONS.contains(route.name())) {
            assertThat(answer.body()).doesNotContain("Exception");
        }
    }
}
