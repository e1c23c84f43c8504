package dev.erga.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalmLogTest {

    private final ManualTime time = new ManualTime();
    private final Lines lines = new Lines();
    private final CalmLog log = new CalmLog(lines, time);

    @Test
    void trouble_is_told_once_in_ten_seconds_with_the_number_of_reports_left_out() {
        trouble(5);
        assertThat(lines.told).containsExactly("away");

        time.advanceAnyway(Duration.ofMillis(9_999));
        trouble(1);
        assertThat(lines.told).hasSize(1);

        time.advanceAnyway(Duration.ofMillis(1));
        trouble(1);
        assertThat(lines.told).containsExactly("away", "away (5 similar reports were left out)");
    }

    private void trouble(int times) {
        for (int i = 0; i < times; i++) {
            log.trouble(() -> "away", new IllegalStateException("played"));
        }
    }

    private static final class Lines implements System.Logger {

        final List<String> told = new ArrayList<>();

        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable thrown) {
            told.add(String.valueOf(text));
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... params) {
            told.add(String.valueOf(format));
        }
    }
}
