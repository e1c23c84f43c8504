package dev.erga.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Runs all scenarios for all contenders in turn, so that what the machine does meanwhile falls on everybody alike. */
public final class Benchmarks {

    private static final PrintStream OUT = System.out;

    private Benchmarks() {}

    /** Measures and prints a table. */
    public static void main(String[] arguments) throws Exception {
        Choice choice = Choice.fromProperties();
        List<Contender> contenders = new ArrayList<>();
        try (Bench bench = Bench.start()) {
            try {
                open(bench, choice, contenders);
                for (Scenario scenario : Scenario.values()) {
                    if (choice.takes(scenario)) {
                        OUT.printf("%s, %,d jobs%n", scenario.title(), choice.jobs(scenario));
                        print(measure(scenario, contenders, choice));
                    }
                }
            } finally {
                contenders.forEach(Contender::close);
            }
        }
    }

    private static void open(Bench bench, Choice choice, List<Contender> contenders) throws Exception {
        if (choice.takesContender(PlainJdbc.NAME)) {
            contenders.add(new PlainJdbc(bench.database("plain")));
        }
        if (choice.takesContender(ErgaAlone.NAME)) {
            contenders.add(new ErgaAlone(bench.database("erga")));
        }
        if (choice.takesContender(DbScheduler.NAME)) {
            contenders.add(new DbScheduler(bench.database("db_scheduler")));
        }
    }

    private static void print(List<Figure> figures) {
        double first = figures.isEmpty() ? 1 : figures.get(0).median();
        for (Figure figure : figures) {
            OUT.printf(
                    "  %-20s %,9.0f jobs/s  (%,.0f to %,.0f)  %.2f of %s%n",
                    figure.name(),
                    figure.median(),
                    figure.least(),
                    figure.most(),
                    figure.median() / first,
                    figures.get(0).name());
        }
    }

    private static List<Figure> measure(Scenario scenario, List<Contender> contenders, Choice choice) throws Exception {
        List<List<Double>> rates = new ArrayList<>();
        contenders.forEach(contender -> rates.add(new ArrayList<>()));
        for (int round = 0; round <= choice.rounds(); round++) {
            for (int i = 0; i < contenders.size(); i++) {
                OptionalDouble rate = scenario.rate(contenders.get(i), choice.jobs(scenario));
                if (round > 0 && rate.isPresent()) {
                    rates.get(i).add(rate.getAsDouble());
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            if (!rates.get(i).isEmpty()) {
                figures.add(Figure.of(contenders.get(i).name(), rates.get(i)));
            }
        }
        return figures;
    }
}
