package dev.erga.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.concurrent.Callable;

/** Gives a thread a CDI request context for a while, unless it has one. */
final class RequestContexts {

    private final BeanManager beans;

    RequestContexts(BeanManager beans) {
        this.beans = beans;
    }

    <T> T with(Callable<T> work) throws Exception {
        Instance<RequestContextController> controllers = beans.createInstance().select(RequestContextController.class);
        RequestContextController controller = controllers.get();
        boolean begun = controller.activate();
        try {
            return work.call();
        } finally {
            if (begun) {
                controller.deactivate();
            }
            controllers.destroy(controller);
        }
    }
}
