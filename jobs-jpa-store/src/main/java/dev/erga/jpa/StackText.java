package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobStack;
import dev.erga.jobs.monitor.NodeStacks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stacks in one column, so that people can read them there too: {@code further 0}, then for each job the lines {@code job},
 * {@code method}, {@code thread} and one {@code at} for each frame. Words from outside have a line of their own each, with what would end
 * it escaped. What makes no sense is passed over when it is read: a page is not to fail for it.
 */
final class StackText {

    /** Strict, so that whatever matches can be read. */
    private static final Pattern JOB =
            Pattern.compile("job ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) attempt (\\d{1,9})"
                    + " token (\\d{1,18}) ("
                    + Stream.of(Thread.State.values()).map(Enum::name).collect(Collectors.joining("|"))
                    + ") (\\d{1,15}) ms deeper (\\d{1,9})");

    private static final Pattern FURTHER = Pattern.compile("further (\\d{1,9})");
    private static final String METHOD = "method ";
    private static final String THREAD = "thread ";
    private static final String AT = "\tat ";

    private StackText() {}

    static String written(List<JobStack> jobs, int further) {
        StringBuilder text = new StringBuilder("further ").append(further).append('\n');
        jobs.forEach(job -> write(text, job));
        return text.toString().replace('\0', '\uFFFD');
    }

    private static void write(StringBuilder text, JobStack job) {
        text.append("job ").append(job.job());
        text.append(" attempt ").append(job.attempt()).append(" token ").append(job.token());
        text.append(' ').append(job.state());
        text.append(' ').append(job.running().toMillis()).append(" ms deeper ").append(job.deeper());
        text.append('\n').append(METHOD).append(escaped(job.method()));
        text.append('\n').append(THREAD).append(escaped(job.thread())).append('\n');
        job.frames().forEach(frame -> text.append(AT).append(escaped(frame)).append('\n'));
    }

    static NodeStacks.Answer read(Instant at, String text) {
        List<Draft> drafts = new ArrayList<>();
        int further = 0;
        for (String line : text.split("\n", -1)) {
            Matcher counted = FURTHER.matcher(line);
            if (counted.matches()) {
                further = Integer.parseInt(counted.group(1));
            } else if (!Draft.begins(line, drafts) && !drafts.isEmpty()) {
                drafts.get(drafts.size() - 1).add(line);
            }
        }
        return new NodeStacks.Answer(at, drafts.stream().map(Draft::stack).toList(), further);
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String unescaped(String line) {
        return Words.split(line).stream().findFirst().orElse("");
    }

    /** A job while its lines are read. */
    private static final class Draft {

        private final Matcher head;
        private final List<String> frames = new ArrayList<>();
        private String method = "";
        private String thread = "";

        private Draft(Matcher head) {
            this.head = head;
        }

        static boolean begins(String line, List<Draft> drafts) {
            Matcher head = JOB.matcher(line);
            return head.matches() && drafts.add(new Draft(head));
        }

        void add(String line) {
            if (line.startsWith(AT)) {
                frames.add(unescaped(line.substring(AT.length())));
            } else if (line.startsWith(METHOD)) {
                method = unescaped(line.substring(METHOD.length()));
            } else if (line.startsWith(THREAD)) {
                thread = unescaped(line.substring(THREAD.length()));
            }
        }

        JobStack stack() {
            return new JobStack(
                    JobId.parse(head.group(1)),
                    method,
                    Integer.parseInt(head.group(2)),
                    Long.parseLong(head.group(3)),
                    thread,
                    Thread.State.valueOf(head.group(4)),
                    Duration.ofMillis(Long.parseLong(head.group(5))),
                    frames,
                    Integer.parseInt(head.group(6)));
        }
    }
}
