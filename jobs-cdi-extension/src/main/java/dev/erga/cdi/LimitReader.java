package dev.erga.cdi;

import dev.erga.engine.setup.LimitKey;
import dev.erga.engine.setup.LimitRule;
import dev.erga.jobs.Sensitive;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.StartRate;
import java.lang.reflect.Parameter;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Reads which places the jobs of a method share. */
final class LimitReader {

    private static final List<Class<?>> PLAIN =
            List.of(CharSequence.class, Number.class, Boolean.class, Character.class, UUID.class, Temporal.class);

    private final Values values;
    private final Problems problems;

    LimitReader(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    Optional<LimitRule> read(FoundMethod found, Attributes attributes, JobAttributes declared) {
        Optional<Given> key = attributes.optional("limit", declared.limit());
        Optional<Given> atOnce =
                attributes.optional("at-once", declared.atOnce() == 0 ? "" : String.valueOf(declared.atOnce()));
        Optional<Given> rate = attributes.optional("rate", declared.rate());
        if (key.isEmpty()) {
            atOnce.or(() -> rate).ifPresent(given -> problems.add(LimitMessages.boundsWithoutLimit(given)));
            return Optional.empty();
        }
        LimitBounds bounds = bounds(atOnce, rate);
        return key(found, key.get()).map(read -> new LimitRule(read, bounds));
    }

    private LimitBounds bounds(Optional<Given> atOnce, Optional<Given> rate) {
        Optional<StartRate> starts = rate.flatMap(this::rate);
        OptionalInt places = atOnce.map(given -> OptionalInt.of(values.wholeNumber(given, 1, LimitBounds.MOST_AT_ONCE)))
                .orElse(OptionalInt.empty());
        return places.isEmpty() && starts.isEmpty() ? LimitBounds.atOnce(1) : new LimitBounds(places, starts);
    }

    private Optional<StartRate> rate(Given given) {
        try {
            return Optional.of(StartRate.parse(given.text().strip()));
        } catch (IllegalArgumentException refused) {
            problems.add(LimitMessages.badRate(given, refused));
            return Optional.empty();
        }
    }

    private Optional<LimitKey> key(FoundMethod found, Given given) {
        try {
            LimitKey key = LimitKey.parse(given.text());
            key.slots().forEach(slot -> check(found, given, slot));
            return Optional.of(key);
        } catch (IllegalArgumentException refused) {
            problems.add(LimitMessages.badLimit(given, String.valueOf(refused.getMessage())));
            return Optional.empty();
        }
    }

    private void check(FoundMethod found, Given given, LimitKey.Slot slot) {
        Parameter[] parameters = found.method().getParameters();
        if (slot.parameter() >= parameters.length) {
            problems.add(LimitMessages.badLimit(
                    given, slot + " is no parameter: the method has " + parameters.length + ", counted from 0"));
            return;
        }
        Parameter parameter = parameters[slot.parameter()];
        if (parameter.isAnnotationPresent(Sensitive.class)) {
            problems.add(LimitMessages.badLimit(given, slot + " is @Sensitive, and a key is kept and shown as it is"));
        } else if (isPlain(parameter.getType()) != slot.way().isEmpty()) {
            problems.add(LimitMessages.badLimit(given, why(slot, parameter.getType())));
        }
    }

    private static String why(LimitKey.Slot slot, Class<?> type) {
        return slot.way().isEmpty()
                ? slot + " is of type " + type.getSimpleName()
                        + ", which is not one text; name a value inside of it, such as {" + slot.parameter() + ".id}"
                : slot + " leads into a value of type " + type.getSimpleName() + ", which has none inside";
    }

    private static boolean isPlain(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || PLAIN.stream().anyMatch(plain -> plain.isAssignableFrom(type));
    }
}
