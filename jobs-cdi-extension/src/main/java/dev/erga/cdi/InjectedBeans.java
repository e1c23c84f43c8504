package dev.erga.cdi;

import dev.erga.engine.Engine;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.util.function.Function;

/** The beans that users inject. Each asks for the engine on its first call, not when it is injected. */
final class InjectedBeans {

    private InjectedBeans() {}

    static void add(AfterBeanDiscovery event, EngineLife life) {
        add(event, life, JobScheduler.class, Engine::scheduler);
        add(event, life, JobMonitor.class, Engine::monitor);
        add(event, life, JobContext.class, Engine::currentJob);
    }

    private static <T> void add(AfterBeanDiscovery event, EngineLife life, Class<T> type, Function<Engine, T> part) {
        event.<T>addBean()
                .id(type.getName())
                .beanClass(type)
                .types(type, Object.class)
                .scope(ApplicationScoped.class)
                .createWith(creation -> part.apply(life.engine()));
    }
}
