package dev.erga.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What this machine is, without its name. */
final class Machine {

    private static final double GIGABYTE = 1L << 30;

    private Machine() {}

    static String description() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%d cores%s, %.0f GB, %s %s, Java %s; database and contenders on the same machine",
                system.getAvailableProcessors(),
                processor(),
                system.getTotalMemorySize() / GIGABYTE,
                system.getName(),
                system.getArch(),
                Runtime.version());
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> " of " + line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException untold) {
            return "";
        }
    }
}
