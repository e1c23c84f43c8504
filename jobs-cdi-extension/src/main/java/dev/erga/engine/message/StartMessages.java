package dev.erga.engine.message;

import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.ArgumentFault;
import java.util.List;

/** The numbered errors of jobs that people start. */
public final class StartMessages {

    private StartMessages() {}

    /** A method that is not marked, or is not there. */
    public static Problem notStartable(String name) {
        return Problem.of("ERGA-0247", "\"" + Messages.shortened(name) + "\" cannot be started by people")
                .why("no job method of that name on this node is marked for it")
                .fix("mark it @BackgroundJob(startable = true), or have the application enqueue it");
    }

    /** Arguments that a method does not take; what they are is not said, for it may be secret. */
    public static Problem argumentsRefused(String name, List<ArgumentFault> faults) {
        List<Integer> places = faults.stream()
                .map(ArgumentFault::parameter)
                .filter(place -> place != ArgumentFault.TOGETHER)
                .map(place -> place + 1)
                .distinct()
                .sorted()
                .toList();
        return Problem.of("ERGA-0248", "the arguments of " + name + " were refused, and nothing was enqueued")
                .why(
                        places.isEmpty()
                                ? "together they break a constraint of the method"
                                : "not of the declared type, or against a constraint: those of parameters " + places)
                .fix("correct them; ArgumentsRefusedException.faults says what is wrong with each");
    }
}
