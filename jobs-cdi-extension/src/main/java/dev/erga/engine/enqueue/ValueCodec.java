package dev.erga.engine.enqueue;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.erga.engine.message.Messages;
import dev.erga.jobs.JobsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes single values as JSON and reads them back as the type that the reader names, by the rules of arguments. Thread-safe.
 */
public final class ValueCodec {

    private final ObjectMapper mapper;
    private final TypeCheck typeCheck;

    /** Classes live as long as the deployment, and so does this. */
    private final Map<Class<?>, Optional<String>> checked = new ConcurrentHashMap<>();

    ValueCodec(ObjectMapper mapper, TypeCheck typeCheck) {
        this.mapper = mapper;
        this.typeCheck = typeCheck;
    }

    /**
     * The value as JSON.
     *
     * @param what what it is, for messages: {@code "result"}
     * @param jobName whose
     * @throws JobsException ERGA-0313 or ERGA-0314
     */
    public String write(String what, String jobName, Object value) {
        reasonAgainstWriting(value.getClass()).ifPresent(why -> {
            throw new JobsException(Messages.badValue(what, jobName, why));
        });
        byte[] json;
        try {
            json = mapper.writeValueAsBytes(value);
        } catch (IOException | RuntimeException | StackOverflowError unwritable) {
            throw new JobsException(Messages.badValue(what, jobName, ArgumentCodec.reason(unwritable)), unwritable);
        }
        if (json.length > ArgumentCodec.LIMIT) {
            throw new JobsException(Messages.valueTooLarge(what, jobName, json.length, ArgumentCodec.LIMIT));
        }
        return new String(json, StandardCharsets.UTF_8);
    }

    /** Of a collection only the elements would tell; whoever reads it names their type. */
    private Optional<String> reasonAgainstWriting(Class<?> type) {
        JavaType known = mapper.constructType(type);
        return known.isContainerType() && !known.isArrayType() ? UnfitTypes.reasonAgainst(type) : reasonAgainst(type);
    }

    private Optional<String> reasonAgainst(Class<?> type) {
        return checked.computeIfAbsent(type, anew -> typeCheck.reasonAgainst(mapper.constructType(anew)));
    }

    /**
     * The value that a text carries; nothing for {@code null}.
     *
     * @throws UnreadableValueException if the type is not fit for it, or the text is not of that type
     */
    public <T> Optional<T> read(String text, Class<T> type) throws UnreadableValueException {
        Optional<String> unfit = reasonAgainst(type);
        if (unfit.isPresent()) {
            throw new UnreadableValueException(unfit.get());
        }
        try {
            return Optional.ofNullable(mapper.readerFor(type).readValue(text));
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            throw new UnreadableValueException(ArgumentCodec.reason(unreadable), unreadable);
        }
    }
}
