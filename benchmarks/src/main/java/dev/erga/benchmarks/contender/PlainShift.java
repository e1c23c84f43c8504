package dev.erga.benchmarks.contender;

import dev.erga.benchmarks.contender.PlainTable.Granted;
import dev.erga.benchmarks.measure.Arrivals;
import dev.erga.benchmarks.measure.Contender;
import dev.erga.benchmarks.measure.Mode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One fetcher claims in large pages and feeds the workers; they write ends themselves, or one completer does for all. */
final class PlainShift implements Contender.Shift {

    private static final int CHUNK = 50;
    private static final long REST_MILLIS = 5;

    private final BlockingQueue<Granted> claimed = new ArrayBlockingQueue<>(4 * PlainTable.GROUP);
    private final BlockingQueue<Granted> ended = new ArrayBlockingQueue<>(4 * PlainTable.GROUP);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong running = new AtomicLong();
    private final PlainTable table;

    /** One round of a thread. */
    private interface Round {
        void go() throws Exception;
    }

    PlainShift(PlainTable table, Mode mode) {
        this.table = table;
        threads.add(looping("fetcher", this::fetch));
        for (int worker = 0; worker < Contender.WORKERS; worker++) {
            threads.add(looping(
                    "worker",
                    switch (mode) {
                        case GATHERED -> this::workAndHandOver;
                        case EACH -> () -> workAndComplete(1);
                        case CHUNK -> () -> workAndComplete(CHUNK);
                    }));
        }
        threads.add(looping("completer", () -> complete(taken(ended, PlainTable.GROUP))));
    }

    /** How many are claimed and not committed as completed. */
    long running() {
        return running.get();
    }

    @Override
    public void begin() {
        threads.forEach(Thread::start);
    }

    @Override
    public void end() throws InterruptedException {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void fetch() throws Exception {
        List<Granted> found = table.claim(PlainTable.GROUP);
        running.addAndGet(found.size());
        for (Granted job : found) {
            claimed.put(job);
        }
        if (found.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        }
    }

    private void workAndHandOver() throws InterruptedException {
        Granted job = claimed.take();
        Arrivals.note(job.argument());
        ended.put(job);
    }

    private void workAndComplete(int most) throws Exception {
        List<Granted> jobs = taken(claimed, most);
        jobs.forEach(job -> Arrivals.note(job.argument()));
        complete(jobs);
    }

    private void complete(List<Granted> jobs) throws SQLException {
        table.complete(jobs);
        running.addAndGet(-jobs.size());
    }

    private static List<Granted> taken(BlockingQueue<Granted> queue, int most) throws InterruptedException {
        List<Granted> group = new ArrayList<>(List.of(queue.take()));
        queue.drainTo(group, most - 1);
        return group;
    }

    private static Thread looping(String name, Round round) {
        return new Thread(
                () -> {
                    try {
                        while (!Thread.currentThread().isInterrupted()) {
                            round.go();
                        }
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    } catch (Exception failed) {
                        if (!Thread.currentThread().isInterrupted()) {
                            throw new IllegalStateException(failed);
                        }
                    }
                },
                name);
    }
}
