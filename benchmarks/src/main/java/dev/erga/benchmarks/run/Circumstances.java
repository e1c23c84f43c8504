package dev.erga.benchmarks.run;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When something was measured, and how busy the machine was with other things. */
final class Circumstances {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private Circumstances() {}

    static String now(int jobs, int rounds) {
        return String.format(
                Locale.ROOT,
                "%s, %,d a round, %d rounds after one to warm up, load %.1f when it began",
                MINUTE.format(Instant.now()),
                jobs,
                rounds,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
