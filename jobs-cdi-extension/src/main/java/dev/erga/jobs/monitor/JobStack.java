package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import java.time.Duration;
import java.util.List;

/**
 * What the thread of one attempt was doing in its job method. No arguments are in it.
 *
 * @param job which job
 * @param method the job method's name
 * @param attempt the number of the attempt, 1 for the first
 * @param token of the attempt's grant
 * @param thread the thread's name; hostile text is possible, since a job may give its thread any
 * @param state what the JVM says of the thread, such as BLOCKED; taken a moment before the frames
 * @param running how long the method had run by then
 * @param frames from the innermost on, such as {@code com.acme.Mails.send(Mails.java:17)}; at most 100, empty if none was left
 *     room for or the JVM told none
 * @param deeper how many further frames were left out
 */
public record JobStack(
        JobId job,
        String method,
        int attempt,
        long token,
        String thread,
        Thread.State state,
        Duration running,
        List<String> frames,
        int deeper) {

    public JobStack {
        frames = List.copyOf(frames);
    }
}
