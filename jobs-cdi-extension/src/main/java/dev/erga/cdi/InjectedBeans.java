package dev.erga.cdi;

import dev.erga.engine.Engine;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobOperator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.util.function.Function;

/**
 * The beans that users inject. Each asks for the engine on its first call, not when it is injected. The WARs of an EAR share
 * their contexts, so what tells the beans of one from those of another is the id; after a restart it is still the same, for
 * sessions that were stored.
 */
final class InjectedBeans {

    private InjectedBeans() {}

    static void add(AfterBeanDiscovery event, EngineLife life, String war) {
        add(event, life, war, JobScheduler.class, Engine::scheduler);
        add(event, life, war, JobMonitor.class, Engine::monitor);
        add(event, life, war, JobOperator.class, Engine::operator);
        add(event, life, war, JobContext.class, Engine::currentJob);
    }

    private static <T> void add(
            AfterBeanDiscovery event, EngineLife life, String war, Class<T> type, Function<Engine, T> part) {
        event.<T>addBean()
                .id(type.getName() + " of " + war)
                .beanClass(type)
                .types(type, Object.class)
                .scope(ApplicationScoped.class)
                .createWith(creation -> part.apply(life.engine()));
    }
}
