package dev.erga.dashboard.action;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.UpcomingFire;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The fires that people look at before they agree, by the clock of the zone and in UTC. */
record NextFires(String zone, Texts texts) {

    static final int MANY = 5;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** One line for each. */
    List<String> of(List<UpcomingFire> fires) {
        return fires.isEmpty()
                ? List.of(texts.get("confirm.never"))
                : fires.stream().map(fire -> line(fire.time())).toList();
    }

    private String line(Instant time) {
        return texts.get("edit.coming.fire", clock(time, known()) + " " + zone, clock(time, ZoneOffset.UTC));
    }

    private String clock(Instant time, ZoneId by) {
        ZonedDateTime local = time.atZone(by);
        return texts.date("weekday.year").format(local) + " " + TIME.format(local);
    }

    private ZoneId known() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
