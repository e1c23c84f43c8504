package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the log says of a chunk that rolled back, which may have been on account of any of its jobs. */
class ChunkSecretTest extends ChunkScenario {

    private final Logger logger = Logger.getLogger("dev.erga.engine.work.ChunkRunner");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final Handler ear = new Handler() {

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            lines.clear();
        }
    };

    @Test
    void the_secret_of_none_of_its_jobs_is_said() throws Exception {
        node.keys(EncryptionKeys.of("k", Map.of("k", EncryptionKeys.key(new byte[EncryptionKeys.LENGTH]))));
        start(10);
        JobId first = node.jobs().enqueue(Shared::keep, "canary-1");
        JobId second = node.jobs().enqueue(Shared::keep, "canary-2");
        awaitClaimed(List.of(first, second));
        logger.addHandler(ear);

        release();
        database.await(
                "both ended",
                () -> database.state(first) != JobState.PROCESSING && database.state(second) != JobState.PROCESSING);
        logger.removeHandler(ear);

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).contains("ERGA-0308", "cannot keep ***").doesNotContain("canary");
    }
}
