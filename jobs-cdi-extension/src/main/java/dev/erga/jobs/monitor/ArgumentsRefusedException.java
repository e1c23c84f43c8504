package dev.erga.jobs.monitor;

import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ERGA-0248: somebody wanted to start or to edit a job with arguments that its method does not take. Nothing was stored. */
public class ArgumentsRefusedException extends JobsException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<ArgumentFault> faults;

    /** Made by the operator's side of the engine. */
    public ArgumentsRefusedException(Problem problem, List<ArgumentFault> faults) {
        super(problem);
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, by parameter; nothing is left of it after serialization. */
    public List<ArgumentFault> faults() {
        return faults == null ? List.of() : faults;
    }
}
