package dev.erga.engine.enqueue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.erga.engine.message.LimitMessages;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.LimitKey;
import dev.erga.engine.setup.LimitRule;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.JobLimit;
import dev.erga.jobs.spi.LimitBounds;
import java.util.Optional;

/** Finds out which places a job shares with others. */
final class Limiting {

    private static final ObjectMapper JSON = StrictJson.mapper();

    private Limiting() {}

    /**
     * The places that a job shares: those that its caller names, else those of its job method.
     *
     * @param wish the caller's key
     * @param arguments its arguments, not sealed where the key speaks of them
     * @throws JobsException ERGA-0228 if an argument has no value where the key needs one, ERGA-0229 if the key gets too long
     */
    static Optional<JobLimit> of(JobDeclaration declaration, Optional<String> wish, String arguments) {
        if (wish.isPresent()) {
            LimitBounds bounds = declaration.limit().map(LimitRule::bounds).orElse(LimitBounds.atOnce(1));
            return Optional.of(new JobLimit(wish.get(), bounds));
        }
        return declaration.limit().map(rule -> new JobLimit(key(declaration, rule.key(), arguments), rule.bounds()));
    }

    private static String key(JobDeclaration declaration, LimitKey template, String arguments) {
        String key = template.slots().isEmpty() ? template.text() : filled(declaration, template, arguments);
        if (key.isBlank() || key.length() > JobLimit.LONGEST_KEY) {
            throw new JobsException(LimitMessages.badLength(declaration.name(), template.text(), key.length()));
        }
        return key;
    }

    private static String filled(JobDeclaration declaration, LimitKey template, String arguments) {
        JsonNode array = read(arguments);
        return template.filled(slot -> value(declaration, template, slot, array));
    }

    private static JsonNode read(String arguments) {
        try {
            return JSON.readTree(arguments);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("arguments that were just written are not JSON", broken);
        }
    }

    private static String value(JobDeclaration declaration, LimitKey template, LimitKey.Slot slot, JsonNode array) {
        JsonNode node = array.path(slot.parameter());
        for (String name : slot.way()) {
            node = node.path(name);
        }
        if (!node.isValueNode() || node.isNull()) {
            throw new JobsException(LimitMessages.noValue(declaration.name(), template.text(), slot.toString()));
        }
        return node.asText();
    }
}
