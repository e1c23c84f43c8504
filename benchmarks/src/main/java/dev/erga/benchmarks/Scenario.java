package dev.erga.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What is measured. */
enum Scenario {
    ENQUEUE_ONE_BY_ONE("enqueue one by one, 8 clients", 16_000) {
        @Override
        OptionalDouble rate(Contender contender, int jobs) throws Exception {
            contender.empty();
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            try {
                long start = System.nanoTime();
                List<Future<?>> running = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    running.add(clients.submit(() -> {
                        for (int job = 0; job < jobs / CLIENTS; job++) {
                            contender.enqueueOne();
                        }
                        return null;
                    }));
                }
                for (Future<?> client : running) {
                    client.get();
                }
                return OptionalDouble.of(perSecond(jobs, start));
            } finally {
                clients.shutdown();
            }
        }
    },
    ENQUEUE_BULK("bulk enqueue", 100_000) {
        @Override
        OptionalDouble rate(Contender contender, int jobs) throws Exception {
            contender.empty();
            long start = System.nanoTime();
            contender.enqueueMany(jobs, false);
            return OptionalDouble.of(perSecond(jobs, start));
        }
    },
    DRAIN("drain, completions gathered, 16 workers", 100_000) {
        @Override
        OptionalDouble rate(Contender contender, int jobs) throws Exception {
            return drain(contender, jobs, false);
        }
    },
    DRAIN_EACH("drain, one transaction for each job, 16 workers", 20_000) {
        @Override
        OptionalDouble rate(Contender contender, int jobs) throws Exception {
            return drain(contender, jobs, true);
        }
    };

    private static final int CLIENTS = 8;
    private static final long LOOK_AGAIN_MILLIS = 5;

    /** Who is not done by then is told by what it has done until then. */
    private static final long PATIENCE_SECONDS = 60;

    private final String title;
    private final int jobs;

    Scenario(String title, int jobs) {
        this.title = title;
        this.jobs = jobs;
    }

    final String title() {
        return title;
    }

    final int jobs() {
        return jobs;
    }

    /** How many jobs a second, or nothing if the contender has no such mode. */
    abstract OptionalDouble rate(Contender contender, int jobs) throws Exception;

    final double perSecond(long jobs, long start) {
        return jobs * 1e9 / (System.nanoTime() - start);
    }

    /** Until the database says that nothing is left, not only until all have run; or until patience ends. */
    final OptionalDouble drain(Contender contender, int jobs, boolean each) throws Exception {
        contender.empty();
        contender.enqueueMany(jobs, each);
        CountDownLatch done = new CountDownLatch(jobs);
        long start = System.nanoTime();
        Optional<Runnable> stop = contender.run(done, each);
        if (stop.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return OptionalDouble.of(perSecond(jobs - done.getCount(), start));
            }
            while (contender.left() > 0) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
            return OptionalDouble.of(perSecond(jobs, start));
        } finally {
            stop.get().run();
        }
    }
}
