package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTest {

    private static Failure failure(String type, String message, String place) {
        return new Failure(type, message, message, place);
    }

    /** Links and rows keep it: it must be the same in a later version, or each failure would be two kinds for a while. */
    @Test
    void the_key_of_a_kind_is_what_it_always_was() {
        assertThat(failure("java.io.IOException", "no route", "com.acme.Mailer.send(Mailer.java:64)")
                        .key())
                .isEqualTo("a85169ee6288e687");
    }

    @Test
    void the_line_and_the_message_change_no_key_and_all_else_does() {
        String key = failure("java.io.IOException", "no route", "com.acme.Mailer.send(Mailer.java:64)")
                .key();

        assertThat(failure("java.io.IOException", "timed out", "com.acme.Mailer.send(Mailer.java:71)")
                        .key())
                .isEqualTo(key);
        assertThat(failure("java.io.IOException", "no route", "com.acme.Mailer.open(Mailer.java:64)")
                        .key())
                .isNotEqualTo(key);
        assertThat(failure("java.lang.Error", "no route", "com.acme.Mailer.send(Mailer.java:64)")
                        .key())
                .isNotEqualTo(key);
        assertThat(Failure.quarantine("Mailer.send").key())
                .isNotEqualTo(Failure.quarantine("Mailer.open").key());
    }
}
