package dev.erga.cdi;

import dev.erga.engine.setup.JobTarget;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/** Makes what calls a job method. */
final class Targets {

    private final BeanManager beans;

    Targets(BeanManager beans) {
        this.beans = beans;
    }

    JobTarget of(FoundMethod found) {
        Optional<CallView> view = CallView.of(found);
        return view.isPresent()
                ? new BeanTarget(beans, found.bean().bean(), view.get())
                : arguments -> {
                    throw new IllegalStateException(found.place() + " was refused at deployment");
                };
    }
}
