package dev.erga.jobs;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a job method, checked by the compiler against its parameters: what an {@link ArgumentUpcaster} gives.
 * Immutable, as far as the arguments are.
 */
public final class JobArguments {

    private final JobMethod method;
    private final List<@Nullable Object> values;

    private JobArguments(JobMethod method, @Nullable Object... values) {
        this.method = method;
        this.values = Collections.unmodifiableList(Arrays.asList(values));
    }

    /** A call of the method without arguments. */
    public static <B> JobArguments of(JobMethod.Of0<B> method) {
        return new JobArguments(method);
    }

    /** A call of the method with one argument. */
    public static <B, P1> JobArguments of(JobMethod.Of1<B, P1> method, P1 arg1) {
        return new JobArguments(method, new @Nullable Object[] {arg1});
    }

    /** A call of the method with two arguments. */
    public static <B, P1, P2> JobArguments of(JobMethod.Of2<B, P1, P2> method, P1 arg1, P2 arg2) {
        return new JobArguments(method, arg1, arg2);
    }

    /** A call of the method with three arguments. */
    public static <B, P1, P2, P3> JobArguments of(JobMethod.Of3<B, P1, P2, P3> method, P1 arg1, P2 arg2, P3 arg3) {
        return new JobArguments(method, arg1, arg2, arg3);
    }

    /** A call of the method with four arguments. */
    public static <B, P1, P2, P3, P4> JobArguments of(
            JobMethod.Of4<B, P1, P2, P3, P4> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4) {
        return new JobArguments(method, arg1, arg2, arg3, arg4);
    }

    /** A call of the method with five arguments. */
    public static <B, P1, P2, P3, P4, P5> JobArguments of(
            JobMethod.Of5<B, P1, P2, P3, P4, P5> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4, P5 arg5) {
        return new JobArguments(method, arg1, arg2, arg3, arg4, arg5);
    }

    /** Whose arguments they are: a direct method reference, as for {@link JobScheduler}. */
    public JobMethod method() {
        return method;
    }

    /** One for each parameter, in order; read-only. */
    public List<@Nullable Object> values() {
        return values;
    }
}
