package dev.erga.cdi;

import dev.erga.engine.setup.JobTarget;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/** Makes what calls a job method. */
final class Targets {

    private final BeanManager beans;
    private final RequestContexts requests;

    Targets(BeanManager beans) {
        this.beans = beans;
        this.requests = new RequestContexts(beans);
    }

    JobTarget of(FoundMethod found) {
        Optional<CallView> view = CallView.of(found);
        return view.isPresent()
                ? new BeanTarget(beans, requests, found.bean().bean(), view.get())
                : arguments -> {
                    throw new IllegalStateException(found.place() + " was refused at deployment");
                };
    }
}
