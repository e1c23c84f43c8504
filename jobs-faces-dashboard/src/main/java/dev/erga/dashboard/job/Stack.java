package dev.erga.dashboard.job;

import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.OwnCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folds what is not the application's own out of a stack trace, so that its own places stand beside each other. */
public final class Stack {

    private static final String AT = "at ";
    private static final Pattern MORE = Pattern.compile("\\s+\\.\\.\\. \\d+ .*");
    private static final int NAMED = 3;

    private final Texts texts;
    private final List<StackLine> lines = new ArrayList<>();
    private final List<String> fold = new ArrayList<>();

    private Stack(Texts texts) {
        this.texts = texts;
    }

    /** The lines of a trace, those of others folded. */
    public static List<StackLine> of(String trace, Texts texts) {
        return new Stack(texts).read(trace);
    }

    /** The topmost place of the application's own. */
    static Optional<String> place(String trace) {
        return trace.lines()
                .filter(line -> isFrame(line) && isOwn(line))
                .findFirst()
                .flatMap(line -> frame(line.strip()).map(place -> place + line.substring(line.indexOf('('))));
    }

    private List<StackLine> read(String trace) {
        trace.lines().filter(line -> !line.isBlank()).forEach(this::add);
        unfold();
        return lines;
    }

    private void add(String line) {
        boolean frame = isFrame(line);
        boolean foreign = frame && !isOwn(line);
        if (foreign || MORE.matcher(line).matches()) {
            fold.add(line.strip());
            return;
        }
        unfold();
        lines.add(new StackLine(line.strip(), !frame, List.of()));
    }

    private void unfold() {
        if (fold.isEmpty()) {
            return;
        }
        Set<String> packages = new LinkedHashSet<>();
        fold.forEach(line -> foreign(line).ifPresent(packages::add));
        Stream<String> named = packages.stream().limit(NAMED);
        String from = Stream.concat(named, packages.size() > NAMED ? Stream.of("…") : Stream.empty())
                .collect(Collectors.joining(", "));
        String key = from.isEmpty() ? "job.frames" : fold.size() == 1 ? "job.frames.one" : "job.frames.many";
        lines.add(new StackLine(texts.get(key, Numbers.grouped(fold.size()), from), false, List.copyOf(fold)));
        fold.clear();
    }

    private static boolean isFrame(String line) {
        return !line.isEmpty()
                && Character.isWhitespace(line.charAt(0))
                && frame(line.strip()).isPresent();
    }

    private static boolean isOwn(String line) {
        return foreign(line).isEmpty();
    }

    private static Optional<String> foreign(String line) {
        return frame(line.strip()).flatMap(OwnCode::foreign);
    }

    /** Class and method, without the module and the loader that stand before a slash. */
    private static Optional<String> frame(String line) {
        int end = line.indexOf('(');
        if (!line.startsWith(AT) || end < 0) {
            return Optional.empty();
        }
        String place = line.substring(AT.length(), end);
        return Optional.of(place.substring(place.lastIndexOf('/') + 1));
    }
}
