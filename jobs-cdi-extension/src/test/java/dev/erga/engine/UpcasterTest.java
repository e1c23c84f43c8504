package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.EarlierVersions;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.Upcaster;
import dev.erga.jobs.JobArguments;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobMethod;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs that were stored before the parameters of their method changed. */
class UpcasterTest {

    private static final String PRESENT = "Mails.send";
    private static final String FORMER = "Mailer.mail";
    private static final List<String> CALLED = new CopyOnWriteArrayList<>();

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Mails mails = new Mails();
    private final List<TestNode> nodes = new ArrayList<>();

    /** A bean whose job method has had other parameters. */
    static class Mails {

        final List<Object> seen = new CopyOnWriteArrayList<>();

        public void send(long userId, String language) {
            seen.add(userId + " " + language);
        }

        public void other(long userId, String language) {
            seen.add("wrong");
        }

        static JobArguments withoutLanguage(long userId) {
            CALLED.add("withoutLanguage");
            return JobArguments.of(Mails::send, userId, "en");
        }

        static JobArguments byAddress(String address) {
            return JobArguments.of(Mails::send, (long) address.length(), "fr");
        }

        static JobArguments byDay(LocalDate day) {
            return JobArguments.of(Mails::send, day.toEpochDay(), "de");
        }

        static JobArguments withLanguageFirst(long languageId, String userId) {
            return JobArguments.of(Mails::send, Long.parseLong(userId), "language " + languageId);
        }

        static JobArguments refusing(long userId) {
            if (userId > 0) {
                throw new IllegalStateException("nobody knows user " + userId);
            }
            return JobArguments.of(Mails::send, userId, "en");
        }

        static JobArguments ofAnother(long userId) {
            return JobArguments.of(Mails::other, userId, "en");
        }

        static @Nullable JobArguments nothing(long userId) {
            return null;
        }

        @SuppressWarnings("NullAway")
        static JobArguments incomplete(long userId) {
            JobMethod.Of2<Mails, Long, String> send = Mails::send;
            return JobArguments.of(send, null, "en");
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(TestNode::close);
        CALLED.clear();
    }

    private static Upcaster upcaster(String storedAs, String name) {
        return Stream.of(Mails.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .map(method -> new Upcaster(storedAs, method))
                .orElseThrow();
    }

    private TestNode node(Upcaster... upcasters) {
        JobDeclaration send =
                Declarations.of(mails, "send").with(new EarlierVersions(Set.of(FORMER), Set.of(), List.of(upcasters)));
        TestNode node = new TestNode(database, time)
                .named("node " + nodes.size())
                .declares(send.inChunksOf(10), Declarations.of(mails, "other"));
        nodes.add(node);
        return node;
    }

    private String refusal(JobId id) {
        database.awaitState(id, JobState.FAILED);
        JobDetails details = database.peek(id).orElseThrow();
        assertThat(details.summary().attempts()).isZero();
        assertThat(details.attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.outcome()).isEqualTo("UNREADABLE"));
        return details.summary().reason().orElseThrow();
    }

    @Test
    void older_arguments_become_what_an_upcaster_makes_of_them_and_the_row_keeps_them() {
        JobId older = database.put(PRESENT, "[7]");
        JobId present = database.put(PRESENT, "[8,\"fr\"]");

        node(upcaster(PRESENT, "withoutLanguage")).start();

        database.awaitState(older, JobState.SUCCEEDED);
        database.awaitState(present, JobState.SUCCEEDED);
        assertThat(mails.seen).containsExactlyInAnyOrder("7 en", "8 fr");
        assertThat(database.peek(older).orElseThrow().arguments()).isEqualTo("[7]");
    }

    @Test
    void each_version_has_its_upcaster() {
        database.put(PRESENT, "[7]");
        database.put(PRESENT, "[\"ada@example.org\"]");

        node(upcaster(PRESENT, "withoutLanguage"), upcaster(PRESENT, "byAddress"))
                .start();

        database.await("both", () -> database.count(JobState.SUCCEEDED) == 2);
        assertThat(mails.seen).containsExactlyInAnyOrder("7 en", "15 fr");
    }

    @Test
    void arguments_that_no_upcaster_takes_fail_the_job_as_without_any() {
        JobId id = database.put(PRESENT, "[true]");

        node(upcaster(PRESENT, "withoutLanguage")).start();

        assertThat(refusal(id)).contains("ERGA-0306", "parameter 1 (long userId)");
        assertThat(CALLED).isEmpty();
    }

    @Test
    void arguments_that_two_upcasters_take_fail_the_job_and_both_are_named() {
        JobId id = database.put(PRESENT, "[\"2026-03-01\"]");

        node(upcaster(PRESENT, "byAddress"), upcaster(PRESENT, "byDay")).start();

        assertThat(refusal(id))
                .contains(
                        "ERGA-0306", "ERGA-0327", "upcaster Mails.byAddress(String), upcaster Mails.byDay(LocalDate)");
        assertThat(mails.seen).isEmpty();
    }

    @Test
    void an_upcaster_that_throws_fails_the_job_which_runs_once_it_is_mended_and_requeued() {
        JobId id = database.put(PRESENT, "[7]");
        TestNode broken = node(upcaster(PRESENT, "refusing")).start();

        assertThat(refusal(id))
                .contains("ERGA-0326", "upcaster Mails.refusing(long)", "IllegalStateException: nobody knows user 7");
        broken.close();
        node(upcaster(PRESENT, "withoutLanguage")).start().jobs().requeue(id);

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(mails.seen).containsExactly("7 en");
    }

    @Test
    void what_is_no_call_of_the_job_method_fails_the_job() {
        JobId other = database.put(PRESENT, "[7]");
        node(upcaster(PRESENT, "ofAnother")).start();
        assertThat(refusal(other)).contains("ERGA-0326", "it gave arguments of Mails.other");

        nodes.get(0).close();
        JobId nothing = database.put(PRESENT, "[7]");
        node(upcaster(PRESENT, "nothing")).start();
        assertThat(refusal(nothing)).contains("ERGA-0326", "it gave null instead of arguments");

        nodes.get(1).close();
        JobId incomplete = database.put(PRESENT, "[7]");
        node(upcaster(PRESENT, "incomplete")).start();
        assertThat(refusal(incomplete)).contains("ERGA-0326", "it gave null for parameter 1 (long userId)");
        assertThat(mails.seen).isEmpty();
    }

    @Test
    void an_upcaster_of_a_former_name_comes_first_for_jobs_under_that_name_only() {
        database.put(FORMER, "[1,\"7\"]");
        database.put(PRESENT, "[1,\"7\"]");

        node(upcaster(FORMER, "withLanguageFirst")).start();

        database.await("both", () -> database.count(JobState.SUCCEEDED) == 2);
        assertThat(mails.seen).containsExactlyInAnyOrder("7 language 1", "1 7");
    }

    @Test
    void a_job_under_a_former_name_may_have_the_arguments_of_any_later_version() {
        database.put(FORMER, "[7]");
        database.put(FORMER, "[8,\"fr\"]");

        node(upcaster(FORMER, "byDay"), upcaster(PRESENT, "withoutLanguage")).start();

        database.await("both", () -> database.count(JobState.SUCCEEDED) == 2);
        assertThat(mails.seen).containsExactlyInAnyOrder("7 en", "8 fr");
    }

    @Test
    void a_schedule_that_code_made_with_older_arguments_goes_on() {
        TestNode older = new TestNode(database, time)
                .named("older")
                .declares(Declarations.named(Declarations.of(new Probe(), "first"), FORMER));
        nodes.add(older);
        older.jobs().recurring("often").every(Duration.ofSeconds(10)).call(Probe::first, 20L);
        TestNode node = node(upcaster(FORMER, "withoutLanguage")).start();

        node.pass(Duration.ofSeconds(11));

        database.await("a run", () -> database.count(JobState.SUCCEEDED) == 1);
        assertThat(mails.seen).containsExactly("20 en");
    }
}
