package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobFilter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from anywhere: it is data, never a statement, and never in the way. */
abstract class HostileTextContract extends StoreScenario {

    HostileTextContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private static NewJob job(String arguments, Set<String> labels, String word) {
        return new NewJob(
                nextId(),
                METHOD,
                QUEUE,
                5,
                Due.now(),
                arguments,
                OptionalInt.empty(),
                labels,
                Optional.of(word),
                Optional.empty(),
                Optional.empty(),
                Optional.of(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE erga_job; --",
                "\" OR \"1\"=\"1",
                "%_\\%",
                "a\nb\\n\\",
                "{now} {span} ? :name $1",
                "<script>alert(1)</script>",
                "\u202Eright to left \uD83D\uDE00 \u0001",
            })
    void text_is_kept_as_it_is_and_can_be_looked_for(String text) throws Exception {
        NewJob job = job("[\"" + text.replace("\\", "\\\\") + "\"]", Set.of(text, "b"), text);
        stored(job);

        JobDetails details = details(job.id());

        assertThat(details.summary().labels()).containsExactlyInAnyOrder(text, "b");
        assertThat(details.arguments()).isEqualTo(job.arguments());
        assertThat(details.tenant()).contains(text);
        assertThat(details.createdBy()).contains(text);
        assertThat(inTransaction(() ->
                        queries.jobs(JobFilter.all().labelled(text), BOUND).jobs()))
                .hasSize(1);
        assertThat(inTransaction(() -> queries.jobs(JobFilter.all().named(text).inQueue(text), BOUND)
                        .jobs()))
                .isEmpty();
        assertThat(inTransaction(() -> queries.progress(text))).containsEntry(JobState.ENQUEUED, 1L);
    }

    @Test
    void a_nul_in_a_word_does_not_keep_a_job_from_being_stored_or_found() throws Exception {
        NewJob job = job("[]", Set.of("a\0b"), "x\0y");

        stored(job);

        assertThat(details(job.id()).summary().labels()).hasSize(1);
        assertThat(details(job.id()).tenant()).isPresent();
        assertThat(inTransaction(() ->
                        queries.jobs(JobFilter.all().labelled("a\0b"), BOUND).jobs()))
                .hasSize(1);
        assertThat(inTransaction(() ->
                        queries.jobs(JobFilter.all().inQueue("a\0b"), BOUND).jobs()))
                .isEmpty();
    }

    @Test
    void a_nul_in_what_decides_about_a_job_is_refused() {
        assertThatThrownBy(() -> stored(newJob("Emails.send\0Welcome", QUEUE, 5, Due.now())))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("NUL");
        assertThatThrownBy(() -> stored(job("[\"\0\"]", Set.of(), "x")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void arguments_may_be_large() throws Exception {
        String arguments = "[\"" + "\u00e9\u4e16".repeat(16_000) + "\"]";
        NewJob job = job(arguments, Set.of(), "x");
        NodeId node = joined();

        stored(job);

        assertThat(details(job.id()).arguments()).isEqualTo(arguments);
        TenantClaim claim = new TenantClaim(node, QUEUE, Set.of(METHOD), 1, Optional.empty());
        assertThat(inTransaction(() -> store.tenants().claim(claim)).jobs())
                .extracting(ClaimedJob::arguments)
                .containsExactly(arguments);
    }

    @Test
    void reasons_and_errors_may_be_anything() throws Exception {
        String monster = "x\0\uD83D\uDE00'\"".repeat(10_000);
        Lease lease = running(joined());

        completed(lease, Completion.retry(Duration.ofHours(1), monster, new Failure(monster, monster, monster)));

        JobDetails details = details(lease.job());
        assertThat(details.summary().state()).isEqualTo(JobState.SCHEDULED);
        assertThat(details.summary().reason().orElseThrow()).startsWith("x").hasSizeLessThanOrEqualTo(2_000);
        assertThat(details.attempts().get(0).stack().orElseThrow()).hasSizeLessThanOrEqualTo(16_000);
        assertThat(inTransaction(() -> store.requeue(lease.job(), monster))).isEqualTo(Requeue.REQUEUED);
        assertThat(inTransaction(() -> store.delete(lease.job(), monster, Optional.empty())))
                .isEqualTo(Deletion.DELETED);
    }

    @Test
    void many_long_labels_are_kept() throws Exception {
        Set<String> labels = Set.copyOf(IntStream.range(0, 50)
                .mapToObj(number -> number + "\u4e16".repeat(98))
                .toList());
        NewJob job = job("[]", labels, "x");

        stored(job);

        assertThat(details(job.id()).summary().labels()).isEqualTo(labels);
    }

    @Test
    void nodes_with_odd_names_join() throws Exception {
        NodeId id = new NodeId(UUID.randomUUID());
        String odd = "node\0'\n\\" + "x".repeat(300);

        commit(() -> store.join(new NodeDescription(id, odd, odd, 1, Set.of(QUEUE), Set.of(METHOD)), LEASE));

        assertThat(inTransaction(queries::nodes)).hasSize(1);
        assertThat(List.copyOf(inTransaction(queries::nodes).get(0).jobNames())).containsExactly(METHOD);
    }
}
