package dev.erga.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Gives a thread a CDI request context for a while, unless it has one. Thread-safe. */
final class RequestContexts {

    private final BeanManager beans;

    /**
     * Controllers that nobody uses: to look one up allocates more than all the rest of a call. Each knows whether it was
     * the one to activate, so that two at a time must not have the same.
     */
    private final Queue<RequestContextController> spare = new ConcurrentLinkedQueue<>();

    RequestContexts(BeanManager beans) {
        this.beans = beans;
    }

    <T> T with(Callable<T> work) throws Exception {
        RequestContextController controller = controller();
        boolean begun = controller.activate();
        try {
            return work.call();
        } finally {
            if (begun) {
                controller.deactivate();
            }
            spare.add(controller);
        }
    }

    private RequestContextController controller() {
        RequestContextController used = spare.poll();
        return used != null
                ? used
                : beans.createInstance().select(RequestContextController.class).get();
    }
}
