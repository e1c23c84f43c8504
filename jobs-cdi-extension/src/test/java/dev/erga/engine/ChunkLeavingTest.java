package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.LogLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What jobs tell and leave that share a transaction. */
class ChunkLeavingTest extends ChunkScenario {

    @Test
    void each_job_of_a_chunk_leaves_its_own_result() throws Exception {
        start(10);
        JobContext job = node.engine().currentJob();
        bean.deed = number -> job.result(number * 10);
        List<JobId> jobs = works(5);
        awaitClaimed(jobs);

        release();
        awaitAll(jobs, JobState.SUCCEEDED);

        for (int i = 0; i < 5; i++) {
            assertThat(node.jobs().result(jobs.get(i), Long.class)).contains((i + 1) * 10L);
        }
        assertThat(commits).hasSize(1);
    }

    @Test
    void jobs_whose_chunk_rolls_back_leave_and_count_only_what_they_did_alone() throws Exception {
        start(10);
        JobContext job = node.engine().currentJob();
        bean.deed = number -> {
            boolean again = bean.calls.stream().filter(call -> call == number).count() > 1;
            job.progress(2).advance();
            job.log().info(again ? "again" : "first");
            if (!again) {
                job.result("shared");
            }
            if (number == 3 && !again) {
                throw new IllegalStateException("once");
            }
        };
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);

        release();
        awaitAll(jobs.subList(0, 2), JobState.SUCCEEDED);
        node.pass(Duration.ofSeconds(2));

        for (JobId each : jobs.subList(0, 2)) {
            assertThat(node.jobs().result(each, String.class)).isEmpty();
            assertThat(database.peek(each)
                            .orElseThrow()
                            .progress()
                            .orElseThrow()
                            .done())
                    .isEqualTo(1);
            assertThat(database.log(each)).extracting(LogLine::text).containsExactly("first", "again");
        }
    }
}
