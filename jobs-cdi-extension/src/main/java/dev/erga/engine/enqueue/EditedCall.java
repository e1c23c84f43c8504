package dev.erga.engine.enqueue;

import dev.erga.engine.message.EditMessages;
import dev.erga.engine.message.Messages;
import dev.erga.engine.message.StartMessages;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.ArgumentsRefusedException;
import dev.erga.jobs.spi.JobEdit;
import dev.erga.jobs.spi.JobLimit;
import dev.erga.jobs.spi.StoredCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A stored job together with the method that it is for.
 *
 * @param job which one
 * @param stored what it is stored with
 * @param method its job method on this node, which may be called otherwise by now
 */
record EditedCall(Enqueue parts, JobId job, StoredCall stored, RegisteredMethod method) {

    private static final String HIDDEN = "\"" + Mask.SHOWN + "\"";
    private static final String WRITTEN = HIDDEN + " written anew";

    /** What is stored, by parameter; nothing if it is not as much as the method takes. */
    List<String> elements() {
        List<String> elements = taken(stored.arguments());
        return elements.size() == method.parameters().size() ? elements : List.of();
    }

    private List<String> taken(String array) {
        try {
            return sealing().elements(array);
        } catch (JobsException notJson) {
            return List.of();
        }
    }

    private Sealing sealing() {
        return parts.codec().sealing();
    }

    /** Whether nobody is to see what is in that place: the parameter says so, or said so when it was stored. */
    boolean isSecret(int place) {
        return method.parameters().get(place).sensitive()
                || elements().stream().skip(place).limit(1).anyMatch(Sealing::isSealed);
    }

    /** What tells the stored arguments from others. Secrets that were stored before they were called so are left out. */
    List<String> distinct() {
        List<String> elements = elements();
        return elements.isEmpty()
                ? List.of(shown(stored.arguments()))
                : IntStream.range(0, elements.size())
                        .mapToObj(place -> isSecret(place) && !Sealing.isSealed(elements.get(place))
                                ? HIDDEN
                                : elements.get(place))
                        .toList();
    }

    /** The array as people may see it. */
    String shown(String array) {
        return sealing().shown(Optional.of(method), array);
    }

    /** With what was written; see {@link Editing#edited}. */
    Edited with(List<Optional<String>> written) {
        if (written.size() != method.parameters().size()) {
            throw new JobsException(Messages.wrongNumberOfArguments(
                    method.name(), method.parameters().size(), written.size()));
        }
        List<@Nullable Object> values = read(written);
        refuse(broken(written, values));
        String json = parts.codec().write(method, values.toArray());
        String closed = keepingSeals(written, sealing().close(method, job, json));
        return told(written, new JobEdit(method.name(), closed, limit(json)));
    }

    /** What is sealed although its parameter is no longer annotated is not to be laid open by leaving it alone. */
    private String keepingSeals(List<Optional<String>> written, String array) {
        List<String> stored = elements();
        List<String> kept = sealing().elements(array);
        boolean any = false;
        for (int place = 0; place < stored.size(); place++) {
            if (written.get(place).isEmpty()
                    && Sealing.isSealed(stored.get(place))
                    && !method.parameters().get(place).sensitive()) {
                kept.set(place, stored.get(place));
                any = true;
            }
        }
        String closed = any ? "[" + String.join(",", kept) + "]" : array;
        int bytes = closed.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > ArgumentCodec.LIMIT) {
            throw new JobsException(Messages.tooLarge(method.name(), bytes, ArgumentCodec.LIMIT));
        }
        return closed;
    }

    private List<@Nullable Object> read(List<Optional<String>> written) {
        List<@Nullable Object> values = new ArrayList<>();
        List<ArgumentFault> faults = new ArrayList<>();
        for (int place = 0; place < written.size(); place++) {
            Optional<String> text = written.get(place);
            Optional<String> json = text.isPresent() ? text : kept(place);
            try {
                // Each for itself, so that what one says cannot become a part of another.
                values.addAll(parts.codec().read(List.of(method.parameters().get(place)), "[" + json.orElse("") + "]"));
            } catch (UnreadableArgumentsException unreadable) {
                String anew = isSecret(place) ? EditMessages.NOT_READ : unreadable.why();
                faults.add(new ArgumentFault(place, text.isPresent() ? anew : EditMessages.NOT_KEPT));
            }
        }
        refuse(faults);
        return values;
    }

    /** What is stored, opened; nothing if it is sealed and cannot be opened, or if there is none. */
    private Optional<String> kept(int place) {
        return elements().stream()
                .skip(place)
                .findFirst()
                .flatMap(element -> sealing().unsealed(job, place, element));
    }

    /** What the method's constraints have against the arguments, in words that tell no secret. */
    private List<ArgumentFault> broken(List<Optional<String>> written, List<@Nullable Object> values) {
        Mask mask;
        try {
            mask = parts.codec().maskOf(method, values);
        } catch (UnreadableArgumentsException unwritable) {
            // Writing them says which and why.
            mask = Mask.NONE;
        }
        List<ArgumentFault> told = new ArrayList<>();
        for (ArgumentFault fault : method.declaration().target().faults(values)) {
            boolean kept = fault.parameter() != ArgumentFault.TOGETHER
                    && isSecret(fault.parameter())
                    && written.get(fault.parameter()).isEmpty();
            told.add(new ArgumentFault(fault.parameter(), kept ? EditMessages.NOT_KEPT : mask.hide(fault.words())));
        }
        return told;
    }

    private void refuse(List<ArgumentFault> faults) {
        if (!faults.isEmpty()) {
            throw new ArgumentsRefusedException(StartMessages.argumentsRefused(method.name(), faults), faults);
        }
    }

    /** Places that the method's rule gave follow the arguments; those that its caller named stay. */
    private Optional<String> limit(String json) {
        boolean follows = stored.limit().isPresent()
                && method.declaration()
                        .limit()
                        .filter(rule -> !rule.key().slots().isEmpty())
                        .isPresent();
        return follows && before().equals(stored.limit()) ? key(json) : Optional.empty();
    }

    private Optional<String> key(String json) {
        return Limiting.of(method.declaration(), Optional.empty(), json).map(JobLimit::key);
    }

    private Optional<String> before() {
        try {
            sealing().elements(stored.arguments());
            return key(sealing().open(method, job, stored.arguments()).json());
        } catch (JobsException | UnreadableArgumentsException unknown) {
            throw new JobsException(
                    EditMessages.notEditable(
                            job,
                            "nobody can tell whether the key of the places that it shares was made of its arguments,"
                                    + " which are none that the method takes"),
                    unknown);
        }
    }

    private Edited told(List<Optional<String>> written, JobEdit edit) {
        List<String> before = taken(shown(stored.arguments()));
        List<String> after = new ArrayList<>(taken(shown(edit.arguments())));
        List<Integer> changed = new ArrayList<>();
        for (int place = 0; place < after.size(); place++) {
            boolean anew = isSecret(place) && written.get(place).isPresent();
            boolean same = place < before.size() && before.get(place).equals(after.get(place));
            if (anew || !same) {
                changed.add(place);
            }
            if (anew) {
                after.set(place, WRITTEN);
            }
        }
        return new Edited(edit, ArgumentWords.of(before, changed), ArgumentWords.of(after, changed));
    }
}
