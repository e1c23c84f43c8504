package dev.erga.engine.enqueue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.erga.engine.message.Messages;
import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobArguments;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Sensitive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the arguments of a job as a JSON array and reads them back as the declared parameter types, the only types that
 * are ever read. Thread-safe.
 */
public final class ArgumentCodec {

    /** The longest array that is stored, in bytes of UTF-8. */
    static final int LIMIT = 65_536;

    private static final int MOST_PARAMETERS = 5;

    private final ObjectMapper mapper = StrictJson.mapper();
    private final TypeCheck typeCheck = new TypeCheck(mapper);
    private final ValueCodec values = new ValueCodec(mapper, typeCheck);
    private final Sealing sealing;

    /** Without a key: arguments can be checked, and those that are no secrets written and read. */
    public ArgumentCodec() {
        this(Optional.empty());
    }

    /** With the keys for arguments that are kept secret. */
    public ArgumentCodec(Optional<EncryptionKeys> keys) {
        sealing = new Sealing(keys);
    }

    /** What becomes of arrays with secrets in them. */
    public Sealing sealing() {
        return sealing;
    }

    /** The same for single values. */
    public ValueCodec values() {
        return values;
    }

    /**
     * Says why a parameter of this type could not be written and read back, if so. For deployments to ask, so that nobody
     * learns it at night.
     */
    public Optional<String> check(Type type) {
        return typeCheck.reasonAgainst(mapper.constructType(type));
    }

    /** As {@link #check(Type)}, for a parameter whose type may be a type variable that the bean class gives a meaning. */
    public Optional<String> check(Class<?> bean, Method method, int parameter) {
        return typeCheck.reasonAgainst(resolve(bean, method, parameter));
    }

    /** Says why a method could not be an upcaster, if so. */
    public Optional<String> reasonAgainstUpcaster(Method method) {
        if (!Modifier.isStatic(method.getModifiers())) {
            return Optional.of("it is called before there is a bean to call it on, and so must be static");
        }
        if (method.getReturnType() != JobArguments.class) {
            return Optional.of("it gives " + method.getReturnType().getSimpleName() + " instead of JobArguments");
        }
        if (method.getTypeParameters().length > 0) {
            return Optional.of("a stored argument is read as the declared parameter type, and <"
                    + method.getTypeParameters()[0].getName() + "> names none");
        }
        if (method.getParameterCount() > MOST_PARAMETERS) {
            return Optional.of("a job method never had more than " + MOST_PARAMETERS + " parameters");
        }
        return IntStream.range(0, method.getParameterCount())
                .mapToObj(i -> check(method.getDeclaringClass(), method, i)
                        .map(why -> label(method, i) + " cannot be read: " + why))
                .flatMap(Optional::stream)
                .findFirst();
    }

    List<Parameter> parameters(JobDeclaration declaration) {
        return parameters(mostDerived(declaration), declaration.method());
    }

    List<RegisteredUpcaster> upcasters(JobDeclaration declaration) {
        return declaration.earlier().upcasters().stream()
                .map(each ->
                        new RegisteredUpcaster(each, parameters(each.method().getDeclaringClass(), each.method())))
                .toList();
    }

    private List<Parameter> parameters(Class<?> bean, Method method) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            JavaType type = resolve(bean, method, i);
            parameters.add(new Parameter(
                    label(method, i),
                    type.getRawClass(),
                    mapper.writerFor(type),
                    mapper.readerFor(type),
                    method.getParameters()[i].isAnnotationPresent(Sensitive.class)));
        }
        return parameters;
    }

    /**
     * The arguments as a JSON array.
     *
     * @throws JobsException ERGA-0212 or ERGA-0213
     */
    String write(RegisteredMethod method, @Nullable Object... arguments) {
        List<Parameter> parameters = method.parameters();
        if (arguments.length != parameters.size()) {
            throw new JobsException(
                    Messages.wrongNumberOfArguments(method.name(), parameters.size(), arguments.length));
        }
        if (arguments.length == 0) {
            return "[]";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            json.writeStartArray();
            for (int i = 0; i < arguments.length; i++) {
                writeOne(method, parameters.get(i), arguments[i], json);
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new JobsException(Messages.badArgument(method.name(), "arguments", reason(impossible)), impossible);
        }
        if (bytes.size() > LIMIT) {
            throw new JobsException(Messages.tooLarge(method.name(), bytes.size(), LIMIT));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void writeOne(
            RegisteredMethod method, Parameter parameter, @Nullable Object argument, JsonGenerator json) {
        if (argument == null ? parameter.type().isPrimitive() : !parameter.accepts(argument)) {
            String found =
                    argument == null ? "null" : "a " + argument.getClass().getName();
            throw new JobsException(Messages.badArgument(method.name(), parameter.label(), "it was given " + found));
        }
        try {
            if (argument == null) {
                json.writeNull();
            } else if (parameter.type().isPrimitive()) {
                json.writePOJO(argument);
            } else {
                parameter.writer().writeValue(json, argument);
            }
        } catch (IOException | RuntimeException | StackOverflowError unwritable) {
            if (parameter.sensitive()) {
                // What Jackson says may quote it.
                throw new JobsException(Messages.badArgument(
                        method.name(), parameter.label(), unwritable.getClass().getName()));
            }
            throw new JobsException(
                    Messages.badArgument(method.name(), parameter.label(), reason(unwritable)), unwritable);
        }
    }

    /**
     * The arguments that a row carries.
     *
     * @throws UnreadableArgumentsException if the text is not what {@link #write} makes for this method
     */
    public List<@Nullable Object> read(RegisteredMethod method, String text) throws UnreadableArgumentsException {
        return read(method.parameters(), text);
    }

    List<@Nullable Object> read(List<Parameter> parameters, String text) throws UnreadableArgumentsException {
        if (text.length() > LIMIT) {
            throw new UnreadableArgumentsException(
                    "arguments", "they are longer than " + LIMIT + " bytes, which is never stored by Erga");
        }
        List<@Nullable Object> arguments = new ArrayList<>(parameters.size());
        try (JsonParser json = mapper.createParser(text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableArgumentsException("arguments", "they are not a JSON array");
            }
            for (Parameter parameter : parameters) {
                arguments.add(readOne(parameter, json));
            }
            if (json.nextToken() != JsonToken.END_ARRAY || json.nextToken() != null) {
                throw new UnreadableArgumentsException(
                        "arguments", "there are more than the " + parameters.size() + " that the method takes");
            }
            return arguments;
        } catch (IOException broken) {
            if (parameters.stream().anyMatch(Parameter::sensitive)) {
                // What Jackson says may quote it.
                throw new UnreadableArgumentsException("arguments", "they are not valid JSON");
            }
            throw new UnreadableArgumentsException("arguments", "they are not valid JSON: " + reason(broken), broken);
        }
    }

    private static @Nullable Object readOne(Parameter parameter, JsonParser json)
            throws UnreadableArgumentsException, IOException {
        if (json.nextToken() == JsonToken.END_ARRAY || json.currentToken() == null) {
            throw new UnreadableArgumentsException(parameter.label(), "its argument is missing");
        }
        try {
            // For a text, what the reader would do, without a context of its own.
            return parameter.type() == String.class && json.currentToken() == JsonToken.VALUE_STRING
                    ? json.getText()
                    : parameter.reader().readValue(json);
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            if (parameter.sensitive()) {
                throw new UnreadableArgumentsException(parameter.label(), "what is stored is not of that type");
            }
            throw new UnreadableArgumentsException(parameter.label(), reason(unreadable), unreadable);
        }
    }

    /** The secrets among arguments that are about to be passed. */
    Mask maskOf(RegisteredMethod method, List<@Nullable Object> arguments) throws UnreadableArgumentsException {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Parameter parameter = method.parameters().get(i);
            Object argument = arguments.get(i);
            if (parameter.sensitive() && argument != null) {
                secrets.add(json(parameter, argument));
            }
        }
        return sealing.mask(secrets);
    }

    private String json(Parameter parameter, Object argument) throws UnreadableArgumentsException {
        try {
            return parameter.type().isPrimitive()
                    ? mapper.writeValueAsString(argument)
                    : parameter.writer().writeValueAsString(argument);
        } catch (IOException | RuntimeException | StackOverflowError unwritable) {
            throw new UnreadableArgumentsException(
                    parameter.label(), unwritable.getClass().getName());
        }
    }

    private JavaType resolve(Class<?> bean, Method method, int parameter) {
        TypeFactory types = mapper.getTypeFactory();
        JavaType owner = types.constructType(bean).findSuperType(method.getDeclaringClass());
        JavaType known = owner == null ? types.constructType(method.getDeclaringClass()) : owner;
        return types.resolveMemberType(method.getGenericParameterTypes()[parameter], known.getBindings());
    }

    /** The bean class itself: what gives a meaning to the type variables of a generic superclass. */
    private static Class<?> mostDerived(JobDeclaration declaration) {
        Class<?> derived = declaration.method().getDeclaringClass();
        for (Class<?> type : declaration.types()) {
            if (derived.isAssignableFrom(type)) {
                derived = type;
            }
        }
        return derived;
    }

    private static String label(Method method, int parameter) {
        return "parameter " + (parameter + 1) + " ("
                + method.getParameterTypes()[parameter].getSimpleName() + " "
                + method.getParameters()[parameter].getName() + ")";
    }

    /** Jackson's own sentence without the place in the text, which may quote the text. */
    static String reason(Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return "it refers to itself, or is nested too deeply";
        }
        String message =
                failure instanceof JsonProcessingException json ? json.getOriginalMessage() : failure.getMessage();
        return message == null ? failure.getClass().getName() : message;
    }
}
