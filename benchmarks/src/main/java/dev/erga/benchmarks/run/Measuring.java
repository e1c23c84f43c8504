package dev.erga.benchmarks.run;

import dev.erga.benchmarks.run.Crew.Grounds;
import dev.erga.example.server.ServerFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run from the start of the database to its end. */
public final class Measuring {

    private Measuring() {}

    /**
     * What came of it.
     *
     * @param database the database as it describes itself
     * @param whole whether nothing was left out that the size has
     */
    public record Run(String database, boolean whole) {}

    /**
     * Measures what the system properties ask for; see {@link Choice}.
     *
     * @param folder for logs and databases in files
     */
    public static Run run(Path folder, PrintStream out, Keeping keeping) throws Exception {
        Choice choice = Choice.fromProperties();
        ServerFolder.delete(folder);
        try (Database database = Database.start()) {
            String description = database.description();
            out.println(description);
            List<String> options = new ArrayList<>(List.of("-Xmx1g", "-Dbenchmarks.postmaster=" + database.process()));
            // Such as a flight recorder: what it costs falls on the contender.
            Stream.of(System.getProperty("benchmarks.jvm", "").split(" ", -1))
                    .filter(option -> !option.isBlank())
                    .forEach(options::add);
            Grounds grounds = new Grounds(database, options, folder, wildfly());
            List<Crew> crews = new ArrayList<>();
            try {
                for (Participant participant : Participant.values()) {
                    if (choice.takes(participant)) {
                        crews.add(new Crew(participant, grounds));
                    }
                }
                new Session(choice, crews, out).measure(keeping);
                return new Run(description, choice.isWhole());
            } finally {
                crews.forEach(Crew::close);
            }
        }
    }

    private static @Nullable WildFlyKit wildfly() {
        String home = System.getProperty("benchmarks.wildfly", "");
        return home.isEmpty()
                ? null
                : new WildFlyKit(Path.of(home), Path.of(System.getProperty("benchmarks.wildfly.config")));
    }
}
