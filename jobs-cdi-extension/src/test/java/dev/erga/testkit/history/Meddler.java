package dev.erga.testkit.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stands between a history and its store and does something wrong. */
@FunctionalInterface
interface Meddler {

    /** What is answered instead. */
    @Nullable
    Object answer(Call call) throws Throwable;

    /**
     * A verb that is called.
     *
     * @param verb its name, such as {@code claim} or {@code batches.count}
     */
    record Call(String verb, Object real, Method method, List<Object> arguments) {

        boolean is(String... verbs) {
            for (String each : verbs) {
                if (each.equals(verb)) {
                    return true;
                }
            }
            return false;
        }

        @Nullable
        Object proceed() throws Throwable {
            return with(arguments.toArray());
        }

        /** With other arguments. */
        @Nullable
        Object with(Object... others) throws Throwable {
            try {
                return method.invoke(real, others);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }
    }

    /** The same store, or part of one, with this in between. */
    default <T> T around(Class<T> type, T real, String prefix) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    List<Object> given = arguments == null ? List.of() : List.of(arguments);
                    Call call = new Call(prefix + method.getName(), real, method, given);
                    Class<?> answered = method.getReturnType();
                    boolean part =
                            answered.isInterface() && answered.getPackageName().startsWith("dev.erga");
                    return part ? part(answered, call) : answer(call);
                }));
    }

    private <P> P part(Class<P> type, Call call) throws Throwable {
        return around(type, type.cast(Objects.requireNonNull(call.proceed())), call.verb() + ".");
    }
}
