package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.spi.Ends;
import dev.erga.jobs.spi.MethodCounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has been counted goes when it is old, whoever counts next. */
class StatisticsPruningTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static OpenStore open(String product) {
        return product.equals("H2")
                ? OpenStore.on("jdbc:h2:mem:pruning", "sa")
                : OpenStore.on(PostgresServer.newDatabase(), "postgres");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void minutes_go_after_a_day_hours_after_a_week_and_those_of_queues_after_an_hour(String product) throws Exception {
        try (OpenStore store = open(product)) {
            add(store, "A.a");
            Tables.age(store.source(), Duration.ofHours(2));
            add(store, "B.b");

            assertThat(rows(store, "SELECT queue FROM erga_stat_queue")).containsExactly("B.b");
            assertThat(rows(store, "SELECT job_name FROM erga_stat_took WHERE minutes = 60 AND job_name <> ''"))
                    .containsExactlyInAnyOrder("A.a", "B.b");
            assertThat(rows(store, "SELECT began_at FROM erga_stat_took WHERE minutes = 1"))
                    .hasSize(2);

            Tables.age(store.source(), Duration.ofHours(30));
            add(store, "C.c");

            assertThat(rows(store, "SELECT job_name FROM erga_stat_took WHERE minutes = 60 AND job_name <> ''"))
                    .containsExactly("C.c");
            assertThat(rows(store, "SELECT began_at FROM erga_stat_took WHERE minutes = 1"))
                    .hasSize(1);
            assertThat(rows(store, "SELECT began_at FROM erga_stat_took WHERE minutes = 60 AND job_name = ''"))
                    .hasSize(3);

            Tables.age(store.source(), Duration.ofDays(9));
            add(store, "D.d");

            assertThat(rows(store, "SELECT began_at FROM erga_stat_took WHERE minutes = 60 AND job_name = ''"))
                    .hasSize(1);
        }
    }

    private static void add(OpenStore store, String name) throws Exception {
        MethodCounts counts = new MethodCounts(name, 1, 0, 0, SECOND, SECOND, DurationCounts.of(SECOND));
        store.local().transactions().inNew(Duration.ofMinutes(1), () -> {
            store.local().opened().store().statistics().add(new Ends(List.of(counts), Map.of(name, 1L)));
            return true;
        });
    }

    private static List<String> rows(OpenStore store, String sql) {
        return Tables.read(store.source(), sql);
    }
}
