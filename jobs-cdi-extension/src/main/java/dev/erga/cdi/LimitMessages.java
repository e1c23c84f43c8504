package dev.erga.cdi;

import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.LimitBounds;
import java.util.Map;

/** The numbered errors about declared limits. */
final class LimitMessages {

    private LimitMessages() {}

    static Problem badLimit(Given given, String why) {
        return Problem.of("ERGA-0140", given.subject() + " \"" + given.text() + "\" is not valid")
                .at(given.place())
                .why(why)
                .fix("write a key such as \"customer-{0}\", or one without arguments");
    }

    static Problem boundsWithoutLimit(Given given) {
        return Problem.of("ERGA-0141", given.subject() + " " + given.text() + " has no effect")
                .at(given.place())
                .why("it says how many places jobs share, and without a limit they share none")
                .fix("name the places, such as limit = \"customer-{0}\", or remove it");
    }

    static Problem badRate(Given given, IllegalArgumentException refused) {
        return Problem.of("ERGA-0142", given.subject() + " \"" + given.text() + "\" is not valid")
                .at(given.place())
                .why(String.valueOf(refused.getMessage()))
                .fix("write a number of starts and a time, such as \"100 per PT1M\"");
    }

    static Problem limitsDiffer(String key, Map<String, LimitBounds> bounds) {
        return Problem.of("ERGA-0143", "limit \"" + key + "\" has several numbers of places")
                .at(String.join(", ", bounds.keySet()))
                .why("jobs of one key share places, but these methods say " + bounds)
                .fix("declare the same atOnce and rate at each of them, or give them different keys");
    }
}
