package dev.erga.benchmarks.report;

import dev.erga.benchmarks.measure.Measured;
import dev.erga.benchmarks.micro.Micro;
import dev.erga.benchmarks.run.Participant;
import dev.erga.benchmarks.run.Result;
import dev.erga.benchmarks.run.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the latest result of each scenario in a file, so that a page is whole although a run measured only a part. All
 * contenders of one scenario are of one run.
 */
record Shelf(Path folder) {

    private static final String TAB = "\t";
    private static final String PARTS = "parts.tsv";

    void keep(Result result) throws IOException {
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>(List.of(result.circumstances()));
        result.rounds()
                .forEach((participant, rounds) -> rounds.forEach(round -> lines.add(participant + TAB + round.line())));
        if (!result.rounds().isEmpty()) {
            Files.write(file(result.scenario()), lines);
        }
    }

    Results all() throws IOException {
        List<Result> results = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            if (Files.exists(file(scenario))) {
                results.add(read(scenario));
            }
        }
        return new Results(results, parts());
    }

    void keepParts(List<Micro> parts) throws IOException {
        Files.createDirectories(folder);
        Files.write(
                folder.resolve(PARTS),
                parts.stream()
                        .map(part ->
                                String.join(TAB, part.part(), "" + part.nanos(), "" + part.error(), "" + part.bytes()))
                        .toList());
    }

    private List<Micro> parts() throws IOException {
        Path file = folder.resolve(PARTS);
        if (Files.notExists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.split(TAB, -1))
                .map(cells -> new Micro(
                        cells[0],
                        Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[2]),
                        Double.parseDouble(cells[3])))
                .toList();
    }

    private Result read(Scenario scenario) throws IOException {
        List<String> lines = Files.readAllLines(file(scenario));
        Map<Participant, List<Measured>> rounds = new EnumMap<>(Participant.class);
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(TAB, 2);
            rounds.computeIfAbsent(Participant.valueOf(parts[0]), first -> new ArrayList<>())
                    .add(Measured.parse(parts[1]));
        }
        return new Result(scenario, lines.get(0), rounds);
    }

    private Path file(Scenario scenario) {
        return folder.resolve(scenario + ".tsv");
    }
}
