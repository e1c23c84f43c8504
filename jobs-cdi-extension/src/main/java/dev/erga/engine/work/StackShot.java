package dev.erga.engine.work;

import dev.erga.jobs.monitor.JobStack;
import dev.erga.jobs.spi.ClaimedJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes stacks of attempts at one moment, as many frames as one answer may have. For one thread. */
final class StackShot {

    private static final int FRAMES = 100;
    private static final int NAME = 200;
    private static final int FRAME = 500;
    /** Of all frames together, so that no page and no row becomes large. */
    private static final int CHARACTERS = 256 * 1024;

    private final long now;
    private int room = CHARACTERS;

    /**
     * With room for all.
     *
     * @param now nanoseconds of the node's time
     */
    StackShot(long now) {
        this.now = now;
    }

    private record Seen(String thread, Thread.State state, List<StackTraceElement> frames) {}

    /** What the attempt is doing, without its secrets; nothing if it has left its method meanwhile. */
    Optional<JobStack> of(Attempt attempt) {
        return attempt.inMethod(
                        thread -> new Seen(thread.getName(), thread.getState(), List.of(thread.getStackTrace())))
                .map(seen -> stack(attempt, seen));
    }

    private JobStack stack(Attempt attempt, Seen seen) {
        ClaimedJob job = attempt.job();
        List<String> frames = frames(seen.frames());
        return new JobStack(
                job.lease().job(),
                job.name(),
                job.attempt(),
                job.lease().token(),
                cut(attempt.mask().hide(seen.thread()), NAME),
                seen.state(),
                Duration.ofNanos(Math.max(0, now - attempt.enteredAt())),
                frames,
                seen.frames().size() - frames.size());
    }

    private List<String> frames(List<StackTraceElement> all) {
        List<String> kept = new ArrayList<>();
        for (String frame : all.stream().limit(FRAMES).map(StackShot::words).toList()) {
            room -= frame.length();
            if (room < 0) {
                return kept;
            }
            kept.add(frame);
        }
        return kept;
    }

    private static String words(StackTraceElement frame) {
        return cut(frame.toString(), FRAME);
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}
