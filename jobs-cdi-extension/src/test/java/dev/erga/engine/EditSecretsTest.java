package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Sensitive;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.ArgumentsRefusedException;
import dev.erga.jobs.monitor.EditableJob;
import dev.erga.jobs.monitor.EditedArguments;
import dev.erga.jobs.monitor.Signature;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets among the arguments that people write anew. */
class EditSecretsTest {

    private static final Signature ADA = new Signature("ada", "test", "The customer had a typing error.");
    private static final String SECRET = "hunter2-and-more";

    private static final EncryptionKeys KEYS =
            EncryptionKeys.of("one", Map.of("one", EncryptionKeys.key(new byte[EncryptionKeys.LENGTH])));

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final Bank bank = new Bank();
    private List<ArgumentFault> broken = List.of();
    private final TestNode node =
            new TestNode(database, new ManualTime()).keys(KEYS).declares(checked(Declarations.of(bank, "pay")));

    /** A bean that remembers what it was called with. */
    static class Bank {

        final List<String> done = new CopyOnWriteArrayList<>();

        public void pay(long amount, @Sensitive String card) {
            done.add(amount + " " + card);
        }
    }

    /** As the container's validator would. */
    private JobDeclaration checked(JobDeclaration like) {
        return Declarations.checked(like, () -> broken);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private JobId paying() {
        return node.jobs().schedule(Duration.ofHours(1), Bank::pay, 7L, SECRET);
    }

    private EditableJob found(JobId job) {
        return node.engine().monitor().editable(job).orElseThrow();
    }

    /** What is null is kept. */
    private void edit(JobId job, @Nullable String... json) {
        List<Optional<String>> written =
                Arrays.stream(json).map(Optional::ofNullable).toList();
        node.engine()
                .operator()
                .editAndRequeue(job, new EditedArguments(found(job).revision(), written), ADA);
    }

    private String stored(JobId job) {
        return database.peek(job).orElseThrow().arguments();
    }

    @Test
    void a_secret_is_not_told_and_kept_unless_it_is_written_anew() {
        JobId job = paying();
        assertThat(found(job).parameters().get(1).secret()).isTrue();
        assertThat(found(job).toString()).doesNotContain(SECRET, "erga:1");

        edit(job, "8", null);

        assertThat(stored(job)).startsWith("[8,\"erga:1:one:").doesNotContain(SECRET);
        edit(job, null, "\"4111-4111\"");
        node.start();
        database.awaitState(job, JobState.SUCCEEDED);
        assertThat(bank.done).containsExactly("8 4111-4111");
        assertThat(database.auditTrail())
                .extracting(entry -> entry.after().orElseThrow())
                .containsExactly("ENQUEUED; arguments 1: 8", "ENQUEUED; arguments 2: \"***\" written anew");
        assertThat(database.auditTrail().toString()).doesNotContain(SECRET, "4111");
    }

    @Test
    void a_secret_that_was_kept_is_the_one_that_the_job_gets() {
        JobId job = paying();

        edit(job, "8", null);

        node.start();
        database.awaitState(job, JobState.SUCCEEDED);
        assertThat(bank.done).containsExactly("8 " + SECRET);
    }

    @Test
    void what_is_said_against_a_secret_does_not_tell_it() {
        JobId job = paying();
        broken = List.of(
                new ArgumentFault(0, "too little for " + SECRET),
                new ArgumentFault(1, SECRET + " is no card"),
                new ArgumentFault(ArgumentFault.TOGETHER, "7 does not go with " + SECRET));

        ArgumentsRefusedException refused =
                catchThrowableOfType(ArgumentsRefusedException.class, () -> edit(job, "7", null));

        assertThat(refused.faults())
                .extracting(ArgumentFault::words)
                .containsExactly(
                        "too little for ***", "what is stored cannot be kept; write it anew", "7 does not go with ***");
        assertThat(catchThrowableOfType(ArgumentsRefusedException.class, () -> edit(job, "7", "4111"))
                        .faults())
                .extracting(ArgumentFault::words)
                .noneMatch(words -> words.contains("4111"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "\"hunter2", "{\"hunter2\": 1}", "[\"hunter2\"]"})
    void a_secret_that_cannot_be_read_is_not_quoted(String json) {
        JobId job = paying();

        ArgumentsRefusedException refused =
                catchThrowableOfType(ArgumentsRefusedException.class, () -> edit(job, "7", json));

        assertThat(refused.faults())
                .containsExactly(new ArgumentFault(1, "what was written is not JSON, or not of the declared type"));
        assertThat(refused).hasStackTraceContaining("ERGA-0248");
        assertThat(refused.getMessage()).doesNotContain("hunter2");
        assertThat(refused.getCause()).isNull();
    }

    @Test
    void what_nobody_can_open_has_to_be_written_anew() {
        JobId job = database.put("Bank.pay", "[7,\"erga:1:one:AAAA\"]");

        ArgumentsRefusedException refused =
                catchThrowableOfType(ArgumentsRefusedException.class, () -> edit(job, "7", null));

        assertThat(refused.faults())
                .containsExactly(new ArgumentFault(1, "what is stored cannot be kept; write it anew"));
        edit(job, "7", "\"new\"");
        node.start();
        database.awaitState(job, JobState.SUCCEEDED);
    }

    /** A later version of the application, which keeps no secret there any more. */
    static class Later {

        final List<String> done = new CopyOnWriteArrayList<>();

        public void pay(long amount, String card) {
            done.add(amount + " " + card);
        }
    }

    @Test
    void what_was_sealed_for_a_parameter_that_is_no_secret_any_more_stays_sealed_if_it_is_left_alone() {
        JobId job = paying();
        String array = stored(job);
        String sealed = array.substring(array.indexOf('"'));
        Later later = new Later();
        try (TestNode next = new TestNode(database, new ManualTime())
                .named("next")
                .keys(KEYS)
                .declares(Declarations.named(Declarations.of(later, "pay"), "Bank.pay"))) {
            EditableJob found = next.engine().monitor().editable(job).orElseThrow();
            assertThat(found.parameters().get(1))
                    .isEqualTo(new EditableJob.Parameter("card", "String", true, Optional.empty()));

            next.engine()
                    .operator()
                    .editAndRequeue(
                            job,
                            new EditedArguments(found.revision(), List.of(Optional.of("8"), Optional.empty())),
                            ADA);

            assertThat(stored(job)).isEqualTo("[8," + sealed);
            assertThat(database.auditTrail().toString()).doesNotContain(SECRET);
            next.start();
            database.awaitState(job, JobState.SUCCEEDED);
            assertThat(later.done).containsExactly("8 " + SECRET);
        }
    }
}
