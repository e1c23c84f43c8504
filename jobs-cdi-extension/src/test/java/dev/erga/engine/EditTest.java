package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.erga.engine.setup.EarlierVersions;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.After;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobMethod;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.ArgumentsRefusedException;
import dev.erga.jobs.monitor.EditableJob;
import dev.erga.jobs.monitor.EditedArguments;
import dev.erga.jobs.monitor.Signature;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs whose arguments people write anew. */
class EditTest {

    private static final Signature ADA = new Signature("ada", "test", "The customer had a typing error.");
    private static final JobMethod.Of3<Exports, Long, String, List<String>> CUSTOMER = Exports::customer;

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final Exports exports = new Exports();
    private List<ArgumentFault> broken = List.of();
    private final TestNode node = new TestNode(database, new ManualTime())
            .declares(
                    checked(Declarations.of(exports, "customer")),
                    Declarations.of(exports, "nothing"),
                    Declarations.limited(Declarations.of(exports, "shared"), "customer-{0}", LimitBounds.atOnce(1)));

    /** A bean that remembers what it was called with. */
    static class Exports {

        final List<String> done = new CopyOnWriteArrayList<>();
        volatile Probe.Deed deed = argument -> {};

        public void customer(long id, String format, List<String> words) throws Exception {
            done.add(id + " " + format + " " + words);
            deed.run(id);
        }

        public void nothing() {}

        public void shared(long customer) {
            done.add("shared " + customer);
        }
    }

    /** As the container's validator would. */
    private JobDeclaration checked(JobDeclaration like) {
        return Declarations.checked(like, () -> broken)
                .with(new EarlierVersions(Set.of("Old." + like.method().getName()), Set.of(), List.of()));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private JobId planned() {
        return node.jobs().schedule(Duration.ofHours(1), Exports::customer, 41L, "PDF", List.of("a"));
    }

    private EditableJob found(JobId job) {
        return node.engine().monitor().editable(job).orElseThrow();
    }

    /** What is null is kept. */
    private EditedArguments written(JobId job, @Nullable String... json) {
        return new EditedArguments(
                found(job).revision(),
                Arrays.stream(json).map(Optional::ofNullable).toList());
    }

    private void edit(JobId job, @Nullable String... json) {
        edit(job, written(job, json));
    }

    private void edit(JobId job, EditedArguments edited) {
        node.engine().operator().editAndRequeue(job, edited, ADA);
    }

    private String stored(JobId job) {
        return database.peek(job).orElseThrow().arguments();
    }

    private void assertRefused(String code, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOf(JobsException.class).hasMessageContaining(code);
        assertThat(database.auditTrail()).noneMatch(entry -> entry.action().equals("EDIT_AND_REQUEUE"));
    }

    @Test
    void a_job_that_has_failed_runs_again_with_what_was_written_and_all_its_attempts() {
        exports.deed = id -> {
            if (id == 41) {
                throw new IllegalStateException("no such customer");
            }
        };
        node.start();
        JobId job = node.jobs()
                .with(JobOptions.defaults().attempts(1))
                .enqueue(Exports::customer, 41L, "PDF", List.of("a", "b"));
        database.awaitState(job, JobState.FAILED);

        edit(job, "42", "\"CSV\"", null);

        database.awaitState(job, JobState.SUCCEEDED);
        assertThat(exports.done).containsExactly("41 PDF [a, b]", "42 CSV [a, b]");
        assertThat(database.peek(job).orElseThrow().summary().attempts()).isEqualTo(1);
        assertThat(database.auditTrail()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("EDIT_AND_REQUEUE");
            assertThat(entry.subject()).isEqualTo(job.toString());
            assertThat(entry.before()).contains("FAILED; arguments 1: 41, 2: \"PDF\"");
            assertThat(entry.after()).contains("ENQUEUED; arguments 1: 42, 2: \"CSV\"");
        });
    }

    @Test
    void people_find_each_parameter_with_its_type_and_what_is_stored_for_it() {
        EditableJob job = found(planned());

        assertThat(job.name()).isEqualTo("Exports.customer");
        assertThat(job.parameters())
                .extracting(EditableJob.Parameter::name, EditableJob.Parameter::type, EditableJob.Parameter::json)
                .containsExactly(
                        tuple("id", "long", Optional.of("41")),
                        tuple("format", "String", Optional.of("\"PDF\"")),
                        tuple("words", "List<String>", Optional.of("[\"a\"]")));
        assertThat(job.stored()).isEqualTo("[41,\"PDF\",[\"a\"]]");
    }

    @Test
    void all_that_is_not_of_its_type_is_told_and_nothing_is_written() {
        JobId job = planned();

        ArgumentsRefusedException refused =
                catchThrowableOfType(ArgumentsRefusedException.class, () -> edit(job, "\"x\"", "7", "{}"));

        assertThat(refused.code()).isEqualTo("ERGA-0248");
        assertThat(refused.faults()).extracting(ArgumentFault::parameter).containsExactly(0, 1, 2);
        assertThat(stored(job)).isEqualTo("[41,\"PDF\",[\"a\"]]");
        assertThat(database.state(job)).isEqualTo(JobState.SCHEDULED);
        assertThat(database.auditTrail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1, 2", "1], [2", "", " ", "1 // x", "{\"@class\": \"java.lang.Long\"}", "1.5", "null", "\"1\""})
    void no_argument_becomes_more_than_one_or_something_else(String text) {
        JobId job = planned();

        ArgumentsRefusedException refused =
                catchThrowableOfType(ArgumentsRefusedException.class, () -> edit(job, text, null, null));

        assertThat(refused.faults()).extracting(ArgumentFault::parameter).containsExactly(0);
    }

    @Test
    void more_or_fewer_arguments_than_parameters_or_too_large_ones_are_refused() {
        JobId job = planned();

        assertRefused("ERGA-0212", () -> edit(job, "1", "\"CSV\""));
        assertRefused("ERGA-0212", () -> edit(job, "1", "\"CSV\"", "[]", "2"));
        assertRefused(
                "ERGA-0213", () -> edit(job, "1", "\"" + "x".repeat(65_000) + "\"", "[\"" + "x".repeat(999) + "\"]"));
    }

    @Test
    void what_the_validator_says_is_told_and_nothing_is_written() {
        JobId job = planned();
        broken = List.of(new ArgumentFault(1, "must be a format"));

        ArgumentsRefusedException refused =
                catchThrowableOfType(ArgumentsRefusedException.class, () -> edit(job, "42", null, null));

        assertThat(refused.faults()).isEqualTo(broken);
        assertThat(stored(job)).startsWith("[41,");
    }

    @Test
    void what_somebody_else_has_written_meanwhile_is_not_written_over() {
        JobId job = planned();
        EditedArguments mine = written(job, "42", null, null);
        edit(job, "43", null, null);

        assertThatThrownBy(() -> edit(job, mine)).hasMessageContaining("ERGA-0249");

        assertThat(stored(job)).startsWith("[43,");
        assertThat(database.auditTrail()).hasSize(1);
    }

    @Test
    void a_job_that_was_moved_or_taken_away_meanwhile_is_left_alone() {
        JobId moved = planned();
        EditedArguments late = written(moved, "42", null, null);
        node.engine().operator().reschedule(moved, database.clock().instant().plusSeconds(60), ADA);
        JobId deleted = planned();
        EditedArguments later = written(deleted, "42", null, null);
        node.engine().operator().delete(deleted, ADA);

        assertRefused("ERGA-0249", () -> edit(moved, late));
        assertRefused("ERGA-0249", () -> edit(deleted, later));

        assertThat(database.state(deleted)).isEqualTo(JobState.DELETED);
    }

    @Test
    void a_job_that_a_node_has_begun_meanwhile_is_left_alone_and_so_is_one_that_has_ended() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        exports.deed = id -> {
            begun.countDown();
            end.await();
        };
        JobId job = node.jobs().enqueue(Exports::customer, 41L, "PDF", List.of());
        EditedArguments late = written(job, "42", null, null);
        node.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(node.engine().monitor().editable(job)).isEmpty();
        assertRefused("ERGA-0249", () -> edit(job, late));
        end.countDown();
        database.awaitState(job, JobState.SUCCEEDED);
        assertRefused("ERGA-0249", () -> edit(job, late));

        assertThat(exports.done).containsExactly("41 PDF []");
    }

    @Test
    void a_job_that_has_run_and_failed_again_meanwhile_is_another_one_than_was_seen() {
        exports.deed = id -> {
            throw new IllegalStateException("no such customer");
        };
        node.start();
        JobId job =
                node.jobs().with(JobOptions.defaults().attempts(1)).enqueue(Exports::customer, 41L, "PDF", List.of());
        database.awaitState(job, JobState.FAILED);
        EditedArguments late = written(job, "42", null, null);
        assertThat(node.jobs().requeue(job)).isTrue();
        database.await("it has run again", () -> exports.done.size() == 2);
        database.awaitState(job, JobState.FAILED);

        assertRefused("ERGA-0249", () -> edit(job, late));
    }

    @Test
    void what_waits_for_another_takes_nothing_or_is_not_known_here_cannot_be_edited() {
        JobId parent = planned();
        JobId waiting = node.jobs().put(Due.following(parent, After.SUCCESS), CUSTOMER, 1L, "PDF", List.of());
        JobId unknown = database.put("Nobody.knows", "[1]");
        JobId without = node.jobs().schedule(Duration.ofHours(1), Exports::nothing);
        EditedArguments some = new EditedArguments("x", List.of());

        assertThat(Stream.of(waiting, unknown, without, JobId.parse("01980c5e-7b1c-7000-8000-000000000000"))
                        .map(node.engine().monitor()::editable))
                .containsOnly(Optional.empty());
        assertRefused("ERGA-0249", () -> edit(waiting, some));
        assertRefused("ERGA-0250", () -> edit(unknown, some));
        assertRefused("ERGA-0250", () -> edit(without, some));
        assertRefused("ERGA-0202", () -> edit(JobId.parse("01980c5e-7b1c-7000-8000-000000000000"), some));
    }

    @Test
    void a_job_of_a_former_name_gets_the_present_one_with_arguments_that_fit_it() {
        JobId job = database.put("Old.customer", "[41,\"PDF\"]");
        EditableJob found = found(job);
        assertThat(found.name()).isEqualTo("Exports.customer");
        assertThat(found.parameters()).extracting(EditableJob.Parameter::json).containsOnly(Optional.empty());
        assertThat(found.stored()).isEqualTo("[41,\"PDF\"]");

        assertRefused("ERGA-0248", () -> edit(job, "41", null, "[]"));
        edit(job, "41", "\"PDF\"", "[]");

        assertThat(database.peek(job).orElseThrow().summary().name()).isEqualTo("Exports.customer");
        assertThat(database.auditTrail()).singleElement().satisfies(entry -> {
            assertThat(entry.before()).contains("ENQUEUED; arguments 3: nothing");
            assertThat(entry.after()).contains("ENQUEUED; arguments 3: []");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{}", "[1,", "[]", "", "[1,2,3,4,5,6,7]"})
    void whatever_is_stored_can_be_written_anew(String nonsense) {
        JobId job = database.put("Exports.customer", nonsense);

        edit(job, "1", "\"PDF\"", "[]");

        assertThat(stored(job)).isEqualTo("[1,\"PDF\",[]]");
    }

    @Test
    void places_that_were_shared_by_an_argument_are_those_of_the_new_one_but_a_callers_own_stay() {
        JobId job = node.jobs().schedule(Duration.ofHours(1), Exports::shared, 7L);
        JobId own = node.jobs()
                .with(JobOptions.defaults().limit("mine"))
                .schedule(Duration.ofHours(1), Exports::shared, 7L);

        edit(job, "8");
        edit(own, "8");

        assertThat(database.peek(job).orElseThrow().limit()).contains("customer-8");
        assertThat(database.peek(own).orElseThrow().limit()).contains("mine");
        node.start();
        database.awaitState(job, JobState.SUCCEEDED);
        database.awaitState(own, JobState.SUCCEEDED);
    }

    @Test
    void the_audit_tells_long_arguments_apart_without_keeping_them_whole() {
        JobId job = planned();

        edit(job, null, "\"" + "x".repeat(500) + "1\"", null);
        edit(job, null, "\"" + "x".repeat(500) + "2\"", null);

        assertThat(database.auditTrail())
                .hasSize(2)
                .allSatisfy(entry ->
                        assertThat(entry.after().orElseThrow().length()).isLessThan(200));
        assertThat(database.auditTrail().get(1).after())
                .isNotEqualTo(database.auditTrail().get(0).after());
    }

    @Test
    void an_entry_that_cannot_be_written_undoes_the_edit() {
        JobId job = planned();
        EditedArguments mine = written(job, "42", null, null);
        database.trap(place -> {
            if (place.equals("record")) {
                throw new IllegalStateException("disk full");
            }
        });

        assertThatThrownBy(() -> edit(job, mine)).hasMessageContaining("disk full");

        assertThat(stored(job)).startsWith("[41,");
        assertThat(database.state(job)).isEqualTo(JobState.SCHEDULED);
    }
}
