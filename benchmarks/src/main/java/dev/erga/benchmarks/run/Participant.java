package dev.erga.benchmarks.run;

import dev.erga.benchmarks.contender.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who stands in the table. */
public enum Participant {
    PLAIN("plain JDBC", Entry.PLAIN, 1),
    ERGA_IN_WILDFLY("Erga in WildFly", null, 1),
    ERGA("Erga, no container", Entry.ERGA, 1),
    DB_SCHEDULER("db-scheduler 16.12", Entry.DB_SCHEDULER, 1),
    JOBRUNR("JobRunr 8.7", Entry.JOBRUNR, 4),
    QUARTZ("Quartz 2.5.2", Entry.QUARTZ, 20),
    PLAIN_H2("plain JDBC on H2", Entry.PLAIN_H2, 1),
    ERGA_H2("Erga on H2, no container", Entry.ERGA_H2, 1);

    private final String title;
    private final Optional<Entry> entry;
    private final int slowness;

    Participant(String title, @Nullable Entry entry, int slowness) {
        this.title = title;
        this.entry = Optional.ofNullable(entry);
        this.slowness = slowness;
    }

    public String title() {
        return title;
    }

    /** How it is started in a plain JVM; nothing for the one in a server. */
    Optional<Entry> entry() {
        return entry;
    }

    boolean isOnH2() {
        return this == PLAIN_H2 || this == ERGA_H2;
    }

    /** Slow ones get fewer jobs, so that a round takes them seconds like everybody else. */
    int jobs(int asked) {
        return Math.max(1, asked / slowness);
    }

    /** A job that waits seconds for a look tells in twenty what another tells in two hundred: that it waits for the look. */
    int samples(int asked) {
        return slowness == 1 ? asked : Math.max(1, asked / 10);
    }
}
