package dev.erga.benchmarks.report;

import dev.erga.benchmarks.measure.Measure;
import dev.erga.benchmarks.run.Figure;
import dev.erga.benchmarks.run.Participant;
import dev.erga.benchmarks.run.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The page, in Markdown. */
record Page(Results results, String database) {

    private static final String HEAD = """
            # Performance

            Made by `./mvnw -Pbenchmarks -pl benchmarks -am verify -DskipTests`; not written by hand.

            Jobs do nothing and have an argument of 200 characters; 16 workers; every commit is flushed to disk before it is
            acknowledged. Contenders take turns, round by round, each in a JVM of its own (1 GB), on a database of its own in
            one PostgreSQL; figures are medians, with the least and the most behind them. **Compare ratios, not rates**: both
            depend on the machine, but the ratios of one run far less. A drain counts from the start of its first job until the
            ends of all jobs are committed. Where a rate is measured, JobRunr gets a quarter and Quartz a twentieth of the jobs,
            so that a round takes them seconds like everybody else; from enqueue to start, where each job waits for them to look,
            both get a tenth. The load tells what else the machine did: where it is above
            the number of cores, spans of time say little, and CPU and bytes per job say more.

            | | |
            |---|---|
            | Machine | %s |
            | Database | %s |
            | WildFly | 39.0.1.Final, stock `standalone.xml`, pool of 40; Erga with its defaults and 16 workers |
            | db-scheduler | lock-and-fetch (4, 20), immediate execution, polling every 100 ms, rewritten batches |
            | JobRunr | job requests, Jackson, polling every 5 s, rewritten batches |
            | Quartz | one durable job, a trigger for each call, clustered, triggers acquired in batches of 16 within the lock, idle wait 1 s |
            | open dashboards | five of the overview, five of lists of 20 jobs; each asks what its script asks 5 s after the last answer, and is loaded anew each minute; their clients take CPU of the same machine. A round drains alone, watched, and alone again, and the target goes by the rounds' own ratios |
            | plain JDBC | one fetcher (500 a claim), one completer (what has gathered, 500 at most), partial index, resume cursor; unnest; begin and commit around what would share a transaction with other work |

            ## Targets

            Of Erga's whole path inside WildFly: CDI bean, JSON, an interceptor, JTA; where it is measured without a container, the
            row says so. Each scenario says below when it was measured, all of its contenders in the same run; a row that compares
            two scenarios is as good as their times are close. Where one is missed, [where the time
            goes](../explanation/where-the-time-goes.md) says what is in the way.

            | what | target | measured | |
            |---|---|---|---|
            """;

    private static final String PARTS = """

            ### Parts by themselves (JMH)

            | | ns | bytes allocated |
            |---|---:|---:|
            """;

    String markdown() {
        StringBuilder page = new StringBuilder(HEAD.formatted(Machine.description(), database));
        for (Target target : new Targets(results).all()) {
            page.append(row(target.what(), target.wanted(), target.found(), target.verdict()));
        }
        page.append("\n## What was measured\n");
        results.all().forEach(result -> page.append(section(result)));
        if (!results.parts().isEmpty()) {
            page.append(PARTS);
            results.parts()
                    .forEach(part -> page.append(row(
                            part.part(),
                            Numbers.of(part.nanos()) + " ± " + Numbers.of(part.error()),
                            Numbers.of(part.bytes()))));
        }
        return page.toString();
    }

    /** Where the plot of a result lies, beside the page. */
    static String plot(Result result) {
        return "performance/"
                + result.scenario().name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
    }

    private static String section(Result result) {
        List<Measure> measures = Arrays.stream(Measure.values())
                .filter(measure -> result.rounds().keySet().stream()
                        .anyMatch(participant ->
                                result.figure(participant, measure).isPresent()))
                .toList();
        StringBuilder section = new StringBuilder();
        section.append("\n### ").append(result.scenario().title()).append("\n\n");
        section.append(result.circumstances()).append(".\n\n");
        section.append("![")
                .append(result.scenario().title())
                .append("](")
                .append(plot(result))
                .append(")\n\n");
        section.append("| | ");
        measures.forEach(measure -> section.append(measure.unit()).append(" | "));
        section.append("× plain JDBC | × db-scheduler |\n|---|")
                .append("---:|".repeat(measures.size() + 2))
                .append('\n');
        for (Participant participant : result.rounds().keySet()) {
            section.append("| ").append(participant.title()).append(" | ");
            measures.forEach(measure ->
                    section.append(cell(result, participant, measure)).append(" | "));
            section.append(ratio(result, participant, Participant.PLAIN)).append(" | ");
            section.append(ratio(result, participant, Participant.DB_SCHEDULER)).append(" |\n");
        }
        return section.toString();
    }

    private static String cell(Result result, Participant participant, Measure measure) {
        return result.figure(participant, measure)
                .map(figure ->
                        measure == result.scenario().mainMeasure() ? withSpan(figure) : Numbers.of(figure.median()))
                .orElse("–");
    }

    private static String withSpan(Figure figure) {
        return Numbers.of(figure.median()) + " (" + Numbers.of(figure.least()) + " to " + Numbers.of(figure.most())
                + ")";
    }

    private static String ratio(Result result, Participant one, Participant other) {
        OptionalDouble ratio = result.ratio(one, other, result.scenario().mainMeasure());
        return ratio.isPresent() ? Numbers.of(ratio.getAsDouble()) : "–";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
