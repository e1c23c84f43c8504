package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.StoreException;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Storing jobs costs few statements, and a row that the database refuses takes the whole page with it. */
@ParameterizedClass
@ValueSource(strings = {"H2", "PostgreSQL"})
class EnqueueStatementsTest {

    private final List<String> statements = new ArrayList<>();

    /** H2 is asked for the time once for all jobs, where there are several. */
    private final int clock;

    private final AgroalDataSource source;
    private final LocalJpaStore local;
    private final JobStore store;

    EnqueueStatementsTest(String product) {
        clock = product.equals("H2") ? 1 : 0;
        source = product.equals("H2")
                ? Pools.plain("jdbc:h2:mem:" + UUID.randomUUID(), "sa")
                : Pools.plain(PostgresServer.newDatabase(), "postgres");
        local = LocalJpaStore.open(Fakes.watched(source, statements::add), new Surroundings(), System::nanoTime);
        store = local.opened().store();
    }

    @AfterEach
    void close() {
        local.close();
        source.close();
    }

    private static JobId newId() {
        return new JobId(UUID.randomUUID());
    }

    private static NewJob job(JobId id, String queue) {
        return NewJob.of(id, "m", queue, 5, Due.now(), "[]");
    }

    private static List<NewJob> jobs(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> job(newId(), "q" + number % 7))
                .toList();
    }

    private static NewJob labelled(NewJob job) {
        return new NewJob(
                job.id(),
                job.name(),
                job.queue(),
                job.priority(),
                job.due(),
                job.arguments(),
                OptionalInt.empty(),
                Set.of("a", "b"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void store(List<NewJob> jobs) throws Exception {
        statements.clear();
        local.transactions().inNew(Duration.ofMinutes(1), () -> {
            store.enqueue(jobs);
            return jobs;
        });
    }

    private String stored() {
        return Tables.read(source, "SELECT count(*) FROM erga_job").get(0);
    }

    private void assertRefused(String code, List<NewJob> jobs) {
        assertThatThrownBy(() -> store(jobs)).isInstanceOf(StoreException.class).hasMessageStartingWith(code);
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void one_job_costs_one_statement() throws Exception {
        store(jobs(1));

        assertThat(statements).hasSize(1);
    }

    @Test
    void a_job_for_later_costs_a_look_at_the_clock_as_well() throws Exception {
        store(List.of(NewJob.of(newId(), "m", "q", 5, Due.in(Duration.ofHours(1)), "[]")));

        assertThat(statements).hasSize(2);
    }

    @Test
    void a_thousand_jobs_cost_one_statement_and_their_labels_another() throws Exception {
        List<NewJob> jobs = jobs(1_000);
        store(jobs);
        assertThat(statements).hasSize(1 + clock);

        store(jobs(1_000).stream().map(EnqueueStatementsTest::labelled).toList());
        assertThat(statements).hasSize(2 + clock);
        assertThat(Tables.read(source, "SELECT count(*) FROM erga_label")).containsExactly("2000");
    }

    @Test
    void a_value_too_long_for_its_column_is_refused_with_all_that_came_with_it() {
        List<NewJob> jobs = new ArrayList<>(jobs(20));
        jobs.add(11, job(newId(), "q".repeat(51)));

        assertRefused("ERGA-0413", jobs);
        assertRefused("ERGA-0413", List.of(jobs.get(11)));
    }

    @Test
    void a_job_that_is_there_already_is_refused_with_all_that_came_with_it() {
        List<NewJob> jobs = new ArrayList<>(jobs(20));
        jobs.add(job(jobs.get(0).id(), "q"));

        assertRefused("ERGA-0411", jobs);
    }

    @Test
    void a_nul_in_arguments_is_refused_with_all_that_came_with_it() {
        List<NewJob> jobs = new ArrayList<>(jobs(20));
        jobs.add(NewJob.of(newId(), "m", "q", 5, Due.now(), "[\"\0\"]"));

        assertRefused("ERGA-0408", jobs);
    }
}
