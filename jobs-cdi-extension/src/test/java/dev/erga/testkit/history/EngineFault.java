package dev.erga.testkit.history;

import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with what all nodes of a cluster stand on.
 *
 * @param name what is wrong
 * @param meddler between nodes and their stores
 * @param splits whether the ends of attempts are written apart from what they have done
 */
record EngineFault(String name, Meddler meddler, boolean splits) {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    static final EngineFault NONE = new EngineFault("nothing is wrong", Meddler.Call::proceed, false);

    static final List<EngineFault> ALL = List.of(
            new EngineFault("an end is written apart from its work", Meddler.Call::proceed, true),
            new EngineFault("an attempt is not told that its lease is gone", EngineFault::believe, false),
            new EngineFault("a key never has a job", EngineFault::forgetKeys, false),
            new EngineFault("nobody looks for the jobs of the dead", EngineFault::rescueNothing, false));

    private static @Nullable Object believe(Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        return call.is("complete", "succeedTogether") ? true : answer;
    }

    private static @Nullable Object rescueNothing(Meddler.Call call) throws Throwable {
        return call.is("rescue") ? List.of() : call.proceed();
    }

    private static @Nullable Object forgetKeys(Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        return call.is("uniqueKeys.take") ? Optional.empty() : answer;
    }

    JobStore store(JobStore right) {
        return meddler.around(JobStore.class, right, "");
    }

    Transactions transactions(Transactions right) {
        return (Transactions) Proxy.newProxyInstance(
                Transactions.class.getClassLoader(),
                new Class<?>[] {Transactions.class},
                (proxy, method, arguments) -> {
                    if (splits && method.getName().equals("beforeCommit")) {
                        return right.inNew(TIMEOUT, () -> run((Runnable) arguments[0]));
                    }
                    try {
                        return method.invoke(right, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** The method has no answer. */
    private static @Nullable Object run(Runnable action) {
        action.run();
        return null;
    }

    @Override
    public String toString() {
        return name;
    }
}
