package dev.erga.engine.message;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.Inventory;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The numbered errors and reports about what earlier versions of an application have stored. */
public final class VersionMessages {

    private static final int SHOWN = 300;

    private VersionMessages() {}

    /** All that was found, as one text. */
    public static String report(Collection<Problem> problems, boolean complete) {
        String looked = complete
                ? "Erga looked at what waits in the store"
                : "Erga looked at a part of what waits in the store";
        String found = problems.size() == 1
                ? ", and found something that does not fit this deployment:"
                : ", and found " + problems.size() + " things that do not fit this deployment:";
        return problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n\n", looked + found + "\n\n", "\n"));
    }

    /**
     * Jobs of a method that is not there.
     *
     * @param complete whether all were counted
     * @param near names that may be meant
     */
    public static Problem undeclaredJobs(Inventory.Jobs jobs, boolean complete, List<String> near) {
        String some = (complete ? "" : "at least ") + jobs.seen() + (jobs.seen() == 1 ? " job waits" : " jobs wait");
        Problem problem = Problem.of(
                        "ERGA-0607", some + " under the name \"" + shown(jobs.name()) + "\", which is not declared")
                .why("its method was renamed or removed; once no living node declares it, such jobs are Held until"
                        + " one does")
                .fix(renamed(jobs.name(), near) + "; if they are not wanted any more, delete them");
        return jobs.samples().stream()
                .findFirst()
                .map(sample -> problem.at("job " + sample.id()))
                .orElse(problem);
    }

    /**
     * Jobs whose arguments are not what their method takes.
     *
     * @param present what the method is called now
     * @param unfit those of the samples that do not fit
     * @param reason what is wrong with the first
     */
    public static Problem unfitJobs(Inventory.Jobs jobs, String present, List<JobId> unfit, String reason) {
        return Problem.of(
                        "ERGA-0608",
                        "the arguments of " + unfit.size() + " of "
                                + jobs.samples().size()
                                + " jobs that were looked at, stored as \"" + shown(jobs.name()) + "\", do not fit "
                                + present)
                .at("job " + unfit.get(0))
                .why(shown(reason))
                .fix("add an @ArgumentUpcaster(\"" + shown(jobs.name())
                        + "\") with the older parameters; without it such a job fails unrun, with ERGA-0306, and can"
                        + " be requeued");
    }

    /** A schedule, made by code, of a method that is not there. */
    public static Problem undeclaredSchedule(Inventory.Schedule schedule, List<String> near) {
        return Problem.of(
                        "ERGA-0609",
                        "recurring job \"" + shown(schedule.id()) + "\" calls \"" + shown(schedule.jobName())
                                + "\", which is not declared")
                .why("its method was renamed or removed; once no living node declares it, the recurring job does not"
                        + " fire")
                .fix(renamed(schedule.jobName(), near) + "; if it is not wanted any more, call" + " jobs.recurring(\""
                        + shown(schedule.id()) + "\").remove()");
    }

    /** A schedule, made by code, whose arguments are not what its method takes. */
    public static Problem unfitSchedule(Inventory.Schedule schedule, String reason) {
        return Problem.of(
                        "ERGA-0609",
                        "the arguments of recurring job \"" + shown(schedule.id()) + "\" do not fit "
                                + shown(schedule.jobName()))
                .why(shown(reason))
                .fix("make it again with the present ones, or add an @ArgumentUpcaster(\"" + shown(schedule.jobName())
                        + "\") with the older parameters");
    }

    private static String renamed(String name, List<String> near) {
        String whose = near.isEmpty() ? "" : ", perhaps " + String.join(", ", near);
        return "say formerly = \"" + shown(name) + "\" in the @BackgroundJob of the method that is to run it" + whose;
    }

    /** A text from outside must not begin a line of its own in a log. */
    private static String shown(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}+", " ");
        return oneLine.length() <= SHOWN ? oneLine : oneLine.substring(0, SHOWN) + "…";
    }

    /** Why an argument cannot be read; half a sentence. */
    public static String upcasterThrew(Throwable thrown) {
        return "ERGA-0326 it threw " + thrown.getClass().getName() + said(thrown);
    }

    /** It is foreign code, whose own methods may throw. */
    private static String said(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : ": " + message;
        } catch (RuntimeException | Error broken) {
            return "";
        }
    }

    /** Why an argument cannot be read; half a sentence. */
    public static String badUpcast(String why) {
        return "ERGA-0326 " + why;
    }

    /** Why arguments cannot be read; half a sentence. */
    public static String severalUpcasters(Collection<?> upcasters) {
        return "ERGA-0327 nobody can tell which of these is meant for them: "
                + upcasters.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }
}
