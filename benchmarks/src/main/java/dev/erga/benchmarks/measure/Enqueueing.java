package dev.erga.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/** How fast jobs get in. */
record Enqueueing(Contender contender, ThreadFactory threads) {

    private static final int CLIENTS = 8;

    /** By eight clients at once, each job in a transaction of its own. */
    Measured oneByOne(int jobs) throws Exception {
        contender.empty();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS, threads);
        try {
            Meter meter = Meter.start();
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                running.add(clients.submit(() -> {
                    for (int job = 0; job < jobs / CLIENTS; job++) {
                        contender.enqueueOne(Arrivals.argument());
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
            return new Measured(meter.perJob(jobs - jobs % CLIENTS, meter.began()));
        } finally {
            clients.shutdown();
            contender.empty();
        }
    }

    /** By one client, from a stream. */
    Measured many(int jobs) throws Exception {
        contender.empty();
        Meter meter = Meter.start();
        contender.enqueueMany(Stream.generate(Arrivals::argument).limit(jobs));
        Measured measured = new Measured(meter.perJob(jobs, meter.began()));
        contender.empty();
        return measured;
    }
}
