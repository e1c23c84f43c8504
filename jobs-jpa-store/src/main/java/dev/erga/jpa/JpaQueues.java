package dev.erga.jpa;

import dev.erga.jobs.spi.QueuePause;
import dev.erga.jobs.spi.Queues;
import dev.erga.jobs.spi.ReadyQueues;
import java.util.HashSet;
import java.util.Set;

/** What holds for whole queues. */
record JpaQueues(Sessions sessions) implements Queues {

    private static final int WHO = 200;
    private static final int WHY = 2_000;

    private static final String PAUSE =
            "INSERT INTO erga_queue (name, paused_by, paused_why, paused_at) VALUES (?, ?, ?, {now})";

    @Override
    public boolean pause(QueuePause pause) {
        return sessions.jdbc(
                "pause a queue",
                jdbc -> jdbc.database()
                        .insertIfAbsent(
                                jdbc,
                                PAUSE,
                                Text.exact("queue", pause.queue()),
                                pause.by().map(name -> Text.shown(name, WHO)),
                                Text.shown(pause.why(), WHY)));
    }

    @Override
    public boolean resume(String queue) {
        return sessions.jdbc(
                "resume a queue", jdbc -> jdbc.update("DELETE FROM erga_queue WHERE name = ?", queue) == 1);
    }

    @Override
    public ReadyQueues ready(Set<String> queues) {
        return sessions.jdbc("look where jobs wait", jdbc -> {
            Set<String> withoutTenant = new HashSet<>();
            Set<String> ofTenants = new HashSet<>();
            jdbc.select(
                    jdbc.database().readyQueues(),
                    row -> {
                        if (row.getBoolean("of_nobody")) {
                            withoutTenant.add(row.getString("queue"));
                        }
                        return row.getBoolean("of_tenants") && ofTenants.add(row.getString("queue"));
                    },
                    jdbc.texts(queues));
            return new ReadyQueues(withoutTenant, ofTenants);
        });
    }

    @Override
    public Set<String> paused() {
        return sessions.jdbc(
                "look for paused queues",
                jdbc -> Set.copyOf(jdbc.select("SELECT name FROM erga_queue", row -> row.getString("name"))));
    }
}
