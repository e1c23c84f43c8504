package dev.erga.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnPlaceTest {

    private static final StackTraceElement SOCKET = frame("java.net.Socket", "connect", "Socket.java", 1);
    private static final StackTraceElement MAILER = frame("com.acme.Mailer", "send", "Mailer.java", 64);
    private static final StackTraceElement EMAILS = frame("com.acme.Emails", "welcome", "Emails.java", 14);
    private static final StackTraceElement RUNNER = frame("dev.erga.engine.work.Run", "run", "Run.java", 9);

    private static StackTraceElement frame(String type, String method, String file, int line) {
        return new StackTraceElement(type, method, file, line);
    }

    private static <T extends Throwable> T thrown(T thrown, StackTraceElement... frames) {
        thrown.setStackTrace(frames);
        return thrown;
    }

    @Test
    void it_is_the_topmost_place_that_was_not_brought_along() {
        assertThat(OwnPlace.of(thrown(new IllegalStateException(), SOCKET, MAILER, EMAILS, RUNNER)))
                .contains("com.acme.Mailer.send(Mailer.java:64)");
    }

    @Test
    void what_caused_it_counts_where_the_exception_itself_came_out_of_nothing_of_ones_own() {
        Exception cause = thrown(new Exception(), SOCKET, EMAILS);

        assertThat(OwnPlace.of(thrown(new IllegalStateException(cause), SOCKET, RUNNER)))
                .contains("com.acme.Emails.welcome(Emails.java:14)");
        assertThat(OwnPlace.of(thrown(new IllegalStateException(cause), MAILER)))
                .contains("com.acme.Mailer.send(Mailer.java:64)");
        assertThat(OwnPlace.of(thrown(new IllegalStateException(), SOCKET, RUNNER)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Mailer$Proxy$_$$_WeldClientProxy",
        "com.acme.Mailer$$Lambda/0x00000001",
        "com.acme.Mailer$$$view12",
        "com.acme.$Proxy12"
    })
    void classes_that_the_next_start_makes_anew_are_passed_over(String made) {
        assertThat(OwnPlace.of(thrown(new Exception(), frame(made, "send", "Mailer.java", 1), EMAILS)))
                .contains("com.acme.Emails.welcome(Emails.java:14)");
    }

    @Test
    void a_lambda_is_known_by_the_method_it_stands_in() {
        assertThat(OwnPlace.of(thrown(new Exception(), frame("com.acme.Mailer", "lambda$send$3", "Mailer.java", 64))))
                .contains("com.acme.Mailer.send(Mailer.java:64)");
    }

    @Test
    void what_was_compiled_without_files_and_lines_has_none() {
        assertThat(OwnPlace.of(thrown(new Exception(), new StackTraceElement("com.acme.Mailer", "send", null, -1))))
                .contains("com.acme.Mailer.send");
        assertThat(OwnPlace.of(thrown(new Exception(), frame("com.acme.Mailer", "send", "Mailer.java", -1))))
                .contains("com.acme.Mailer.send(Mailer.java)");
    }

    @Test
    void an_exception_that_causes_itself_and_one_that_throws_when_it_is_looked_at_come_from_nowhere() {
        IllegalStateException one = thrown(new IllegalStateException());
        one.initCause(thrown(new IllegalStateException(one)));

        assertThat(OwnPlace.of(one)).isEmpty();
        assertThat(OwnPlace.of(new Hostile())).isEmpty();
    }

    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new UnsupportedOperationException("not for you");
        }
    }
}
