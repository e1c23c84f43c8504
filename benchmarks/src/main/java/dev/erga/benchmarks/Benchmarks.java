package dev.erga.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Runs all scenarios for all contenders in turn, so that what the machine does meanwhile falls on everybody alike. */
public final class Benchmarks {

    private static final PrintStream OUT = System.out;

    private Benchmarks() {}

    /**
     * Measures and prints a table.
     *
     * @param arguments how many rounds count; one more goes before them to warm up
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        try (Bench bench = Bench.start();
                Contender plain = new PlainJdbc(bench.database("plain"));
                Contender erga = new ErgaAlone(bench.database("erga"));
                Contender peer = new DbScheduler(bench.database("db_scheduler"))) {
            List<Contender> contenders = List.of(plain, erga, peer);
            for (Scenario scenario : Scenario.values()) {
                OUT.println(scenario.title());
                List<Figure> figures = measure(scenario, contenders, rounds);
                double ceiling = figures.get(0).median();
                for (Figure figure : figures) {
                    OUT.printf(
                            "  %-20s %,9.0f jobs/s  (%,.0f to %,.0f)  %.2f of plain JDBC%n",
                            figure.name(), figure.median(), figure.least(), figure.most(), figure.median() / ceiling);
                }
            }
        }
    }

    private static List<Figure> measure(Scenario scenario, List<Contender> contenders, int rounds) throws Exception {
        List<List<Double>> rates = new ArrayList<>();
        contenders.forEach(contender -> rates.add(new ArrayList<>()));
        for (int round = 0; round <= rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                OptionalDouble rate = scenario.rate(contenders.get(i));
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
