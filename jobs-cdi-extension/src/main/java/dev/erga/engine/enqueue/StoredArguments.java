package dev.erga.engine.enqueue;

import dev.erga.engine.message.VersionMessages;
import dev.erga.jobs.JobArguments;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what rows carry for job methods, in whatever version it was stored. Thread-safe. */
public final class StoredArguments {

    private static final MethodReferences REFERENCES = new MethodReferences();

    private final RegisteredMethods methods;
    private final ArgumentCodec codec;

    /** Reads for these methods. */
    public StoredArguments(RegisteredMethods methods) {
        this.methods = methods;
        this.codec = methods.codec();
    }

    /**
     * What a row carries.
     *
     * @param name the job method's, perhaps a former one
     * @param job whose row it is
     * @param array the arguments as they are stored
     */
    public record Stored(String name, JobId job, String array) {}

    /**
     * The arguments to call the method with.
     *
     * @param secrets is told what is to be kept secret, before anything is thrown that might quote it
     * @throws UnreadableArgumentsException if neither the method nor one upcaster takes what is stored
     */
    public List<@Nullable Object> read(RegisteredMethod method, Stored stored, Consumer<Mask> secrets)
            throws UnreadableArgumentsException {
        Reading reading = new Reading(method, stored, secrets);
        return method.upcasters().isEmpty() ? reading.as(method.parameters()) : reading.inAnyVersion();
    }

    /**
     * Why the method could not be called with what is stored, without the secrets in it; nothing if it could, or if only a key
     * would tell and there is none.
     */
    public Optional<String> reasonAgainst(RegisteredMethod method, Stored stored) {
        if (codec.sealing().isBeyond(stored.array())) {
            return Optional.empty();
        }
        AtomicReference<Mask> mask = new AtomicReference<>(Mask.NONE);
        try {
            read(method, stored, mask::set);
            return Optional.empty();
        } catch (UnreadableArgumentsException | RuntimeException | Error unfit) {
            // What an upcaster needs may be missing where somebody only asks.
            String reason = unfit instanceof UnreadableArgumentsException ? unfit.getMessage() : unfit.toString();
            return Optional.of(Objects.requireNonNull(mask.get()).hide(String.valueOf(reason)));
        }
    }

    private final class Reading {

        private final RegisteredMethod method;
        private final Stored stored;
        private final Consumer<Mask> secrets;
        private Mask mask = Mask.NONE;

        private Reading(RegisteredMethod method, Stored stored, Consumer<Mask> secrets) {
            this.method = method;
            this.stored = stored;
            this.secrets = secrets;
        }

        private List<@Nullable Object> inAnyVersion() throws UnreadableArgumentsException {
            if (!stored.name().equals(method.name())) {
                Optional<List<@Nullable Object>> renamed = upcast(stored.name());
                if (renamed.isPresent()) {
                    return renamed.get();
                }
            }
            try {
                return as(method.parameters());
            } catch (UnreadableArgumentsException older) {
                return upcast(method.name()).orElseThrow(() -> older);
            }
        }

        private List<@Nullable Object> as(List<Parameter> parameters) throws UnreadableArgumentsException {
            Sealing.Opened opened = codec.sealing().open(parameters, stored.job(), stored.array());
            hide(opened.mask());
            return codec.read(parameters, opened.json());
        }

        private void hide(Mask more) {
            mask = mask.and(more);
            secrets.accept(mask);
        }

        /** Nothing if no upcaster takes them. */
        private Optional<List<@Nullable Object>> upcast(String storedAs) throws UnreadableArgumentsException {
            codec.sealing().requireOpenable(stored.job(), stored.array());
            List<RegisteredUpcaster> fitting = new ArrayList<>();
            List<@Nullable Object> older = List.of();
            for (RegisteredUpcaster each : method.upcasters()) {
                Optional<List<@Nullable Object>> read = each.isFor(storedAs) ? taken(each) : Optional.empty();
                if (read.isPresent()) {
                    older = read.get();
                    fitting.add(each);
                }
            }
            if (fitting.size() > 1) {
                throw new UnreadableArgumentsException("arguments", VersionMessages.severalUpcasters(fitting));
            }
            return fitting.isEmpty() ? Optional.empty() : Optional.of(made(fitting.get(0), older));
        }

        private Optional<List<@Nullable Object>> taken(RegisteredUpcaster upcaster) {
            try {
                return Optional.of(as(upcaster.parameters()));
            } catch (UnreadableArgumentsException notItsVersion) {
                return Optional.empty();
            }
        }

        private List<@Nullable Object> made(RegisteredUpcaster upcaster, List<@Nullable Object> older)
                throws UnreadableArgumentsException {
            JobArguments made = called(upcaster, older);
            requireOwn(upcaster, made);
            for (int i = 0; i < made.values().size(); i++) {
                requireFit(upcaster, method.parameters().get(i), made.values().get(i));
            }
            hide(codec.maskOf(method, made.values()));
            return made.values();
        }

        private JobArguments called(RegisteredUpcaster upcaster, List<@Nullable Object> older)
                throws UnreadableArgumentsException {
            JobArguments made;
            try {
                made = upcaster.call(older);
            } catch (InvocationTargetException thrown) {
                Throwable cause = thrown.getTargetException();
                if (cause instanceof Error error) {
                    // Says nothing of the arguments: another attempt may do better.
                    throw error;
                }
                throw new UnreadableArgumentsException(
                        upcaster.toString(), VersionMessages.upcasterThrew(cause), cause);
            }
            if (made == null) {
                throw new UnreadableArgumentsException(
                        upcaster.toString(), VersionMessages.badUpcast("it gave null instead of arguments"));
            }
            return made;
        }

        private void requireOwn(RegisteredUpcaster upcaster, JobArguments made) throws UnreadableArgumentsException {
            try {
                RegisteredMethod meant = methods.meant(REFERENCES.read(made.method()));
                if (!meant.name().equals(method.name())) {
                    throw new UnreadableArgumentsException(
                            upcaster.toString(), VersionMessages.badUpcast("it gave arguments of " + meant.name()));
                }
            } catch (JobsException refused) {
                throw new UnreadableArgumentsException(
                        upcaster.toString(),
                        VersionMessages.badUpcast(refused.problem().what()),
                        refused);
            }
        }

        private void requireFit(RegisteredUpcaster upcaster, Parameter parameter, @Nullable Object argument)
                throws UnreadableArgumentsException {
            if (argument == null ? parameter.type().isPrimitive() : !parameter.accepts(argument)) {
                String given =
                        argument == null ? "null" : "a " + argument.getClass().getName();
                throw new UnreadableArgumentsException(
                        upcaster.toString(),
                        VersionMessages.badUpcast("it gave " + given + " for " + parameter.label()));
            }
        }
    }
}
