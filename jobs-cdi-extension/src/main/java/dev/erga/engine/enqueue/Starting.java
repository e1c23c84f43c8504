package dev.erga.engine.enqueue;

import dev.erga.engine.message.Messages;
import dev.erga.engine.message.StartMessages;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.ArgumentsRefusedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts in jobs for people: by the name of a method that is marked startable, with arguments as they wrote them. */
public final class Starting {

    private final Enqueue parts;

    Starting(Enqueue parts) {
        this.parts = parts;
    }

    /**
     * Stores the job in the caller's transaction or one of its own.
     *
     * @param name of the method as it is now; a former one means what was, and starts nothing
     * @param arguments a JSON text for each parameter
     * @throws JobsException ERGA-0247 if people may not start it; ERGA-0212 if there are more or fewer arguments than
     *     parameters
     * @throws ArgumentsRefusedException if an argument is not of its parameter's type or breaks a constraint
     */
    public JobId start(String name, List<String> arguments, Due due) {
        RegisteredMethod method = parts.methods()
                .named(name)
                .filter(known ->
                        known.name().equals(name) && known.declaration().startable())
                .orElseThrow(() -> new JobsException(StartMessages.notStartable(name)));
        List<@Nullable Object> values = read(method, arguments);
        refuse(method, method.declaration().target().faults(values));
        return new StoringScheduler(parts, JobOptions.defaults()).putKnown(due, method, values.toArray());
    }

    private List<@Nullable Object> read(RegisteredMethod method, List<String> arguments) {
        List<Parameter> parameters = method.parameters();
        if (arguments.size() != parameters.size()) {
            throw new JobsException(
                    Messages.wrongNumberOfArguments(method.name(), parameters.size(), arguments.size()));
        }
        List<@Nullable Object> values = new ArrayList<>();
        List<ArgumentFault> faults = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            try {
                // Each for itself, so that what one says cannot become a part of another.
                values.addAll(parts.codec().read(List.of(parameters.get(i)), "[" + arguments.get(i) + "]"));
            } catch (UnreadableArgumentsException unreadable) {
                faults.add(new ArgumentFault(i, unreadable.why()));
            }
        }
        refuse(method, faults);
        return values;
    }

    private static void refuse(RegisteredMethod method, List<ArgumentFault> faults) {
        if (!faults.isEmpty()) {
            throw new ArgumentsRefusedException(StartMessages.argumentsRefused(method.name(), faults), faults);
        }
    }
}
