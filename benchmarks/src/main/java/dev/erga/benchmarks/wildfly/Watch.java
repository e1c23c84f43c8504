package dev.erga.benchmarks.wildfly;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls. */
@Watched
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Watch implements Serializable {

    private static final LongAdder CALLS = new LongAdder();
    private static final long serialVersionUID = 1;

    @AroundInvoke
    Object count(InvocationContext call) throws Exception {
        CALLS.increment();
        return call.proceed();
    }
}
