package dev.erga.benchmarks.run;

import dev.erga.benchmarks.measure.Measure;
import dev.erga.benchmarks.measure.Measured;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Has everybody measure in turn, round by round, so that what the machine does meanwhile falls on all alike. */
record Session(Choice choice, List<Crew> crews, PrintStream out) {

    void measure(Keeping keeping) throws IOException {
        for (Scenario scenario : Scenario.values()) {
            if (choice.takes(scenario)) {
                keeping.keep(measure(scenario));
            }
        }
    }

    private Result measure(Scenario scenario) {
        int jobs = choice.jobs(scenario);
        List<Crew> taking = new ArrayList<>(crews.stream()
                .filter(crew -> scenario.isFor(crew.participant()))
                .toList());
        out.printf("%n%s (%,d)%n", scenario.title(), jobs);
        Result result = Result.begun(scenario, Circumstances.now(jobs, choice.rounds()));
        for (int round = 0; round <= choice.rounds(); round++) {
            for (Crew crew : List.copyOf(taking)) {
                try {
                    Measured measured = carryOut(scenario, crew, jobs, round == 0);
                    if (round > 0) {
                        result.add(crew.participant(), measured);
                    }
                } catch (Exception failed) {
                    taking.remove(crew);
                    out.printf("  %-24s %s%n", crew.participant().title(), failed);
                }
            }
        }
        crews.forEach(Crew::sendHelpersHome);
        print(result);
        return result;
    }

    private static Measured carryOut(Scenario scenario, Crew crew, int jobs, boolean warmingUp) throws Exception {
        Participant participant = crew.participant();
        int before = warmingUp ? participant.jobs(scenario.jobsBefore()) : 0;
        return crew.carryOut(scenario, scenario.jobsFor(participant, jobs), before);
    }

    private void print(Result result) {
        for (Participant participant : result.rounds().keySet()) {
            out.printf("  %-24s", participant.title());
            for (Measure measure : Measure.values()) {
                result.figure(participant, measure).ifPresent(figure -> {
                    out.printf(" %,.2f %s", figure.median(), measure.unit());
                    if (measure == result.scenario().mainMeasure()) {
                        out.printf(" (%,.2f to %,.2f)", figure.least(), figure.most());
                    }
                });
            }
            result.ratio(participant, Participant.PLAIN, result.scenario().mainMeasure())
                    .ifPresent(ratio -> out.printf(", %.2f of plain JDBC", ratio));
            out.println();
        }
    }
}
