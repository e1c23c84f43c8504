package dev.erga.engine.enqueue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.erga.engine.message.Messages;
import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Encrypts the arguments that are to be kept secret, in the array that the {@link ArgumentCodec} writes, and decrypts them for
 * it. Arguments that were stored before their parameter was annotated are read as they are. Thread-safe.
 */
public final class Sealing {

    private static final int SHORTEST_TEXT = 3;
    private static final int SHORTEST_NUMBER = 4;
    private static final Pattern SEALED = Pattern.compile("\"" + Seal.BEGIN + "[A-Za-z0-9_-]{1,50}:[A-Za-z0-9_-]+\"");
    private static final String HIDDEN = "\"" + Mask.SHOWN + "\"";

    private final JsonFactory json = new JsonFactory();
    private final Optional<Seal> seal;

    Sealing(Optional<EncryptionKeys> keys) {
        this.seal = keys.map(Seal::new);
    }

    /**
     * Arguments as they are read.
     *
     * @param json a JSON array
     * @param mask takes the secrets among them out of other texts
     */
    public record Opened(String json, Mask mask) {}

    /**
     * The arguments as they are stored.
     *
     * @param array what the codec has written
     * @throws JobsException ERGA-0320 without a key, ERGA-0213 if it becomes too large
     */
    String close(RegisteredMethod method, JobId job, String array) {
        if (!method.isSensitive()) {
            return array;
        }
        Seal closing = seal.orElseThrow(() -> new JobsException(Messages.noEncryptionKey(method.name())));
        List<String> elements = elements(array);
        for (int i = 0; i < elements.size(); i++) {
            if (method.parameters().get(i).sensitive()) {
                elements.set(i, "\"" + closing.close(job, i, elements.get(i)) + "\"");
            }
        }
        String closed = "[" + String.join(",", elements) + "]";
        int bytes = closed.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > ArgumentCodec.LIMIT) {
            throw new JobsException(Messages.tooLarge(method.name(), bytes, ArgumentCodec.LIMIT));
        }
        return closed;
    }

    /**
     * The arguments that a row carries.
     *
     * @throws UnreadableArgumentsException if one is sealed that cannot be opened; it tells nothing of it
     */
    public Opened open(RegisteredMethod method, JobId job, String array) throws UnreadableArgumentsException {
        return open(method.parameters(), job, array);
    }

    Opened open(List<Parameter> parameters, JobId job, String array) throws UnreadableArgumentsException {
        boolean sensitively = parameters.stream().anyMatch(Parameter::sensitive);
        if (!sensitively && !array.contains("\"" + Seal.BEGIN)) {
            return new Opened(array, Mask.NONE);
        }
        List<String> elements;
        try {
            elements = elements(array);
        } catch (JobsException notJson) {
            if (sensitively) {
                throw new UnreadableArgumentsException("arguments", "they are not a JSON array");
            }
            // The codec says what is wrong with it.
            return new Opened(array, Mask.NONE);
        }
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            String stored = elements.get(i);
            Optional<String> opened = opened(job, i, stored);
            Optional<Parameter> sensitive = parameters.stream()
                    .skip(i)
                    .limit(1)
                    .filter(Parameter::sensitive)
                    .findFirst();
            if (sensitive.isPresent() && opened.isEmpty()) {
                refuseIfSealed(sensitive.get().label(), text(stored));
            }
            elements.set(i, opened.orElse(stored));
            if (sensitive.isPresent() || opened.isPresent()) {
                secrets.add(elements.get(i));
            }
        }
        return new Opened("[" + String.join(",", elements) + "]", mask(secrets));
    }

    /** One element as it was before it was sealed; nothing if it is sealed and cannot be opened. */
    Optional<String> unsealed(JobId job, int position, String element) {
        return isSealed(element) ? opened(job, position, element) : Optional.of(element);
    }

    /** Whether an element is what becomes of a secret. */
    static boolean isSealed(String element) {
        return Seal.keyId(text(element)).isPresent();
    }

    /** What was sealed is opened even if its parameter is no longer annotated: only our own text passes for that. */
    private Optional<String> opened(JobId job, int position, String element) {
        return seal.flatMap(opening -> opening.open(job, position, text(element)));
    }

    /**
     * For those who do not know which of the arguments were secret when they were stored.
     *
     * @throws UnreadableArgumentsException if one looks sealed and cannot be opened
     */
    void requireOpenable(JobId job, String array) throws UnreadableArgumentsException {
        if (!array.contains("\"" + Seal.BEGIN)) {
            return;
        }
        List<String> elements;
        try {
            elements = elements(array);
        } catch (JobsException notJson) {
            return;
        }
        for (int i = 0; i < elements.size(); i++) {
            if (opened(job, i, elements.get(i)).isEmpty()) {
                refuseIfSealed("argument " + (i + 1), text(elements.get(i)));
            }
        }
    }

    private void refuseIfSealed(String label, String text) throws UnreadableArgumentsException {
        Optional<String> id = Seal.keyId(text);
        if (id.isPresent()) {
            boolean known = seal.filter(opening -> opening.knows(id.get())).isPresent();
            throw new UnreadableArgumentsException(
                    label, known ? Messages.sealBroken(id.get()) : Messages.unknownEncryptionKey(id.get()));
        }
    }

    /** Whether something in the array is sealed and there is no key at all. */
    boolean isBeyond(String array) {
        return seal.isEmpty() && SEALED.matcher(array).find();
    }

    /** The arguments for people to see. */
    public String shown(Optional<RegisteredMethod> method, String array) {
        String shown = array;
        if (method.filter(RegisteredMethod::isSensitive).isPresent()) {
            shown = hidden(method.get().parameters(), array);
        }
        return SEALED.matcher(shown).replaceAll(HIDDEN);
    }

    private String hidden(List<Parameter> parameters, String array) {
        try {
            List<String> elements = elements(array);
            for (int i = 0; i < elements.size(); i++) {
                if (i < parameters.size() && parameters.get(i).sensitive()) {
                    elements.set(i, HIDDEN);
                }
            }
            return "[" + String.join(",", elements) + "]";
        } catch (JobsException notJson) {
            return HIDDEN;
        }
    }

    /** The text of a JSON string that needs no escapes, as sealed ones are. */
    private static String text(String element) {
        return element.length() >= 2 && element.startsWith("\"") ? element.substring(1, element.length() - 1) : "";
    }

    /** The elements of an array, each as it is written there. */
    List<String> elements(String array) {
        List<String> elements = new ArrayList<>();
        try (JsonParser parser = json.createParser(array)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new JobsException(Messages.notAnArray());
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null) {
                    throw new JobsException(Messages.notAnArray());
                }
                int begin = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                int end = (int) parser.currentLocation().getCharOffset();
                elements.add(array.substring(begin, end).strip());
            }
            if (parser.nextToken() != null) {
                throw new JobsException(Messages.notAnArray());
            }
            return elements;
        } catch (IOException broken) {
            throw new JobsException(Messages.notAnArray());
        }
    }

    /** Texts and numbers, in the JSON that carries them; a text also as JSON writes it, which other texts may quote. */
    Mask mask(List<String> elements) {
        List<String> secrets = new ArrayList<>();
        for (String element : elements) {
            try (JsonParser parser = json.createParser(element)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    collect(token, parser.getText(), secrets);
                }
            } catch (IOException notJson) {
                secrets.add(element);
            }
        }
        return Mask.of(secrets);
    }

    private static void collect(JsonToken token, String text, List<String> secrets) {
        if (token == JsonToken.VALUE_STRING && text.length() >= SHORTEST_TEXT && !text.isBlank()) {
            secrets.add(text);
            secrets.add(new String(JsonStringEncoder.getInstance().quoteAsString(text)));
        } else if (token.isNumeric() && text.length() >= SHORTEST_NUMBER) {
            secrets.add(text);
        }
    }
}
