package dev.erga.dashboard.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.FailureGroup;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTitleTest {

    private static FailureTitle title(Optional<String> type, String place) {
        BoundedCount one = new BoundedCount(1, false);
        return FailureTitle.of(
                new FailureGroup(
                        "key",
                        type,
                        place,
                        one,
                        one,
                        Collections.nCopies(4, one),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        JobId.parse("01980c5e-7b1c-7000-8000-00003536544e"),
                        "Reports.yearEnd"),
                Texts.english());
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Mailer.send(Mailer.java:64), Mailer.send(Mailer.java:64)",
        "com.acme.Mailer$Pool.send(Mailer.java), Mailer$Pool.send(Mailer.java)",
        "Mailer.send, Mailer.send",
        "Reports.yearEnd, Reports.yearEnd",
        "run, run",
        "'', ''",
        "(a.b.c), (a.b.c)",
        "<b>.x.y(z), x.y(z)"
    })
    void a_place_is_its_class_and_method(String place, String shown) {
        assertThat(title(Optional.of("java.io.IOException"), place).place()).isEqualTo(shown);
    }

    @Test
    void an_exception_is_called_by_its_simple_name() {
        assertThat(title(Optional.of("java.io.IOException"), "a.B.c(B.java:1)").words())
                .isEqualTo("IOException");
        assertThat(title(Optional.of("IOException."), "").words()).isEmpty();
    }

    @Test
    void the_whole_of_it_has_its_packages() {
        assertThat(title(Optional.of("java.io.IOException"), "a.b.C.d(C.java:1)")
                        .full())
                .isEqualTo("java.io.IOException in a.b.C.d(C.java:1)");
    }

    @Test
    void jobs_that_threw_nothing_say_what_became_of_them() {
        assertThat(title(Optional.empty(), "Thumbnails.create").both(Texts.english()))
                .isEqualTo("Quarantined: its nodes died in Thumbnails.create");
        assertThat(title(Optional.of("java.util.concurrent.TimeoutException"), "Reports.yearEnd")
                        .words())
                .isEqualTo("Attempt took too long");
        assertThat(title(Optional.of("java.util.concurrent.TimeoutException"), "a.B.c(B.java:1)")
                        .words())
                .isEqualTo("TimeoutException");
    }
}
