package dev.erga.engine.enqueue;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.JobMethod;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A method reference to the job method it means, and arguments to JSON and back. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EnqueueMicro {

    private final ArgumentCodec codec = new ArgumentCodec();
    private final MethodReferences references = new MethodReferences();
    private final RegisteredMethods methods;
    private final RegisteredMethod text;
    private final RegisteredMethod order;
    private final String argument = "x".repeat(200);
    private final Order ordered = new Order(42, "ada@example.org", List.of("tea", "bread"));
    private final String textJson;
    private final String orderJson;

    /** What applications hand over. */
    public record Order(long customer, String address, List<String> items) {}

    /** Has the job methods. */
    static final class Shop {

        void mail(String body) {}

        void take(long id, Order order) {}
    }

    /** Registers the job methods. */
    public EnqueueMicro() {
        methods = new RegisteredMethods(
                List.of(declared("mail", String.class), declared("take", long.class, Order.class)), codec);
        text = methods.named("mail").orElseThrow();
        order = methods.named("take").orElseThrow();
        textJson = codec.write(text, argument);
        orderJson = codec.write(order, 42L, ordered);
    }

    /** The reference is one place in the source, looked at before. */
    @Benchmark
    public RegisteredMethod methodReference() {
        JobMethod.Of1<Shop, String> reference = Shop::mail;
        return methods.meant(references.read(reference));
    }

    /** A text of 200 characters. */
    @Benchmark
    public String writeText() {
        return codec.write(text, argument);
    }

    /** The same, back. */
    @Benchmark
    public List<@Nullable Object> readText() throws UnreadableArgumentsException {
        return codec.read(text, textJson);
    }

    /** A number and a record with a list in it. */
    @Benchmark
    public String writeRecord() {
        return codec.write(order, 42L, ordered);
    }

    /** The same, back. */
    @Benchmark
    public List<@Nullable Object> readRecord() throws UnreadableArgumentsException {
        return codec.read(order, orderJson);
    }

    private static JobDeclaration declared(String name, Class<?>... parameters) {
        try {
            Method method = Shop.class.getDeclaredMethod(name, parameters);
            return new JobDeclaration(
                    name,
                    Set.of(Shop.class),
                    method,
                    "default",
                    5,
                    new RetryPolicy(11, new Backoff.Polynomial(), List.of()),
                    Optional.empty(),
                    false,
                    arguments -> {});
        } catch (NoSuchMethodException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
