package dev.erga.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.FailureGroups;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.Signature;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told and asked before anything is done. */
class AskingTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final JobId JOB = JobId.parse("01980c5e-7b1c-7000-8000-00003536544e");
    private static final Asking ASKING = new Asking(Texts.english(), "/shop/erga", "/jobs");

    private static final QueueDetails MAIL = new QueueDetails(
            "mail",
            Optional.empty(),
            new BoundedCount(1_812, false),
            new BoundedCount(9, false),
            Optional.empty(),
            Set.of(),
            new QueueDetails.Flow(0, 0));

    private static JobDetails planned() {
        JobSummary summary = new JobSummary(
                JOB,
                "Emails.sendWelcome",
                "mail",
                5,
                JobState.SCHEDULED,
                0,
                Optional.empty(),
                Set.of(),
                NOW,
                Instant.parse("2026-10-24T08:15:33.123Z"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new JobDetails(
                summary,
                "[]",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private final JobMonitor monitor = (JobMonitor) Proxy.newProxyInstance(
            JobMonitor.class.getClassLoader(),
            new Class<?>[] {JobMonitor.class},
            (self, method, values) -> switch (method.getName()) {
                case "queues" -> List.of(MAIL);
                case "editable" -> Optional.empty();
                case "job" -> Optional.of(planned()).filter(job -> JOB.equals(values[0]));
                case "batch" -> Optional.empty();
                case "recurring" -> List.of();
                case "schedule" -> Optional.empty();
                case "nodes" -> List.of();
                case "failures" -> new FailureGroups(List.of(), false);
                default -> throw new UnsupportedOperationException(method.getName());
            });
    private final Sight sight = new Sight(monitor, new NoErrand(), NOW, Texts.english());

    /** Knows no search. */
    private static final class NoErrand implements Errand {

        @Override
        public Optional<Prospect> prospect(String search) {
            return Optional.empty();
        }

        @Override
        public boolean mayRequeue(JobId job) {
            return true;
        }

        @Override
        public boolean mayEdit(JobId job) {
            return true;
        }

        @Override
        public boolean begin(Action each, String search, Signature by) {
            throw new UnsupportedOperationException();
        }
    }

    private Confirmation asked(Action action, String subject) {
        Stakes stakes = action.target().stakes(sight, subject).orElseThrow();
        return ASKING.about(new Order(action, List.of(subject)), stakes, "t");
    }

    @Test
    void a_question_says_what_is_touched_before_anybody_agrees() {
        Confirmation asked = asked(Action.PAUSE_QUEUE, "mail");

        assertThat(asked.possible()).isTrue();
        assertThat(asked.title()).isEqualTo("Pause the queue mail?");
        assertThat(asked.lead()).startsWith("1\u202F812 jobs wait in it and 9 are running.");
        assertThat(asked.subjects()).containsExactly("mail");
        assertThat(asked.address()).isEqualTo("/shop/erga/actions/pause-queue");
        assertThat(asked.home()).isEqualTo("/shop/erga/jobs");
        assertThat(asked.time().label()).isEmpty();
    }

    @Test
    void a_new_time_begins_with_the_one_that_the_job_has_in_utc() {
        Confirmation asked = asked(Action.RESCHEDULE, JOB.toString());

        assertThat(asked.title()).isEqualTo("Run Emails.sendWelcome at another time?");
        assertThat(asked.time().value()).isEqualTo("2026-10-24T08:15");
        assertThat(asked.time().required()).isTrue();
        assertThat(asked.time().label()).contains("UTC");
    }

    @ParameterizedTest
    @EnumSource
    void several_are_asked_about_with_their_number(Action action) {
        Confirmation asked = ASKING.aboutAll(new Order(action, List.of("b", "a", "b", "c")), "t");

        assertThat(asked.title()).isEqualTo(asked.button() + ": 3 at once?");
        assertThat(asked.subjects()).containsExactly("a", "b", "c");
        assertThat(asked.time().label().isEmpty()).isEqualTo(action.time() == TimeField.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "count", "role"})
    void where_there_is_nothing_to_ask_the_page_says_why(String kind) {
        Confirmation refused = ASKING.refused(kind);

        assertThat(refused.possible()).isFalse();
        assertThat(refused.lead()).isNotEmpty();
        assertThat(refused.token()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_there_is_not_asked_about(Action action) {
        assertThat(action.target().stakes(sight, "no such thing")).isEmpty();
        assertThat(action.target().stakes(sight, "01980c5e-7b1c-7000-8000-000000000000"))
                .isEmpty();
    }
}
