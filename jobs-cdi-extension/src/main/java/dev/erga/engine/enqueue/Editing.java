package dev.erga.engine.enqueue;

import dev.erga.engine.message.EditMessages;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.ArgumentsRefusedException;
import dev.erga.jobs.monitor.EditableJob;
import dev.erga.jobs.monitor.EditedArguments;
import dev.erga.jobs.monitor.RecurringTimes;
import dev.erga.jobs.spi.JobEdit;
import dev.erga.jobs.spi.StoredCall;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What people write anew: other arguments for jobs that are stored, and other times for recurring jobs that code has made. */
public final class Editing {

    private static final int REVISION = 32;

    private final Enqueue parts;

    Editing(Enqueue parts) {
        this.parts = parts;
    }

    /** What people find; nothing if there is no such job, or none that can be edited here. To be called in a transaction. */
    public Optional<EditableJob> editable(JobId job) {
        return parts.store()
                .operations()
                .call(job)
                .filter(call -> JobEdit.fits(call.state()))
                .flatMap(call -> method(call).map(method -> shown(new EditedCall(parts, job, call, method))));
    }

    private Optional<RegisteredMethod> method(StoredCall call) {
        return parts.methods()
                .named(call.name())
                .filter(known -> !known.parameters().isEmpty());
    }

    private EditableJob shown(EditedCall call) {
        List<String> stored = call.elements();
        RegisteredMethod method = call.method();
        return new EditableJob(
                method.name(),
                IntStream.range(0, method.parameters().size())
                        .mapToObj(place -> {
                            boolean secret = call.isSecret(place);
                            return parameter(
                                    method.declaration().method(),
                                    place,
                                    secret,
                                    secret || stored.isEmpty() ? Optional.empty() : Optional.of(stored.get(place)));
                        })
                        .toList(),
                call.shown(call.stored().arguments()),
                revision(call));
    }

    private static EditableJob.Parameter parameter(Method method, int place, boolean secret, Optional<String> json) {
        return new EditableJob.Parameter(
                method.getParameters()[place].getName(),
                method.getGenericParameterTypes()[place].getTypeName().replaceAll("[\\w$]+[.$]", ""),
                secret,
                json);
    }

    private static String revision(EditedCall call) {
        StoredCall stored = call.stored();
        List<String> words = new ArrayList<>(List.of(
                stored.name(),
                stored.state().name(),
                String.valueOf(stored.token()),
                stored.runAt().map(String::valueOf).orElse(""),
                stored.limit().orElse("")));
        words.addAll(call.distinct());
        return Digest.of(REVISION, words);
    }

    /**
     * Has a recurring job that code has made fire at other times, if it fires as was seen.
     *
     * @return how it fires from now on; nothing if it did so before
     * @throws JobsException ERGA-0203 if there is none, ERGA-0251 if it fires otherwise by now, ERGA-0252 if an annotation declares
     *     it, ERGA-0209, ERGA-0231, ERGA-0232 or ERGA-0239 if what is wanted makes no sense
     */
    public Optional<RecurringTimes> recurring(String id, RecurringTimes seen, RecurringTimes wanted) {
        return new StoredRecurring(new StoringScheduler(parts, JobOptions.defaults()), id).edit(seen, wanted);
    }

    /**
     * What is to be stored in the place of a job's arguments; nothing is written.
     *
     * @param call the job, whose row is locked
     * @throws JobsException ERGA-0249 if the job is another one than was seen, ERGA-0250 if nobody can tell what it would do,
     *     ERGA-0212 if there are more or fewer arguments than parameters, ERGA-0213 if they are too large, ERGA-0228 or ERGA-0229 if
     *     they give no key for the places that the job shares, ERGA-0320 if one is secret and there is no key for it
     * @throws ArgumentsRefusedException if one is not of its parameter's type or breaks a constraint
     */
    public Edited edited(JobId job, StoredCall call, EditedArguments written) {
        RegisteredMethod method = method(call)
                .orElseThrow(() -> new JobsException(EditMessages.notEditable(
                        job, "this node has no job method " + call.name() + " that takes arguments")));
        EditedCall edited = new EditedCall(parts, job, call, method);
        if (!JobEdit.fits(call.state()) || !revision(edited).equals(written.revision())) {
            throw new JobsException(EditMessages.jobChanged(job));
        }
        return edited.with(written.json());
    }
}
