package dev.erga.cdi;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Threads of the container. The factory alone is not enough: the context that its threads have is that of whoever made the
 * factory, on some servers the server itself. So the work carries the context of the WAR, captured once at start.
 */
final class ManagedThreads implements ThreadFactory {

    private final ManagedThreadFactory factory;
    private final Optional<ContextService> contexts;

    private ManagedThreads(ManagedThreadFactory factory, Optional<ContextService> contexts) {
        this.factory = factory;
        this.contexts = contexts;
    }

    /** The container's threads, or plain ones where it has no Jakarta Concurrency. */
    static ThreadFactory orPlain() {
        try {
            Optional<ContextService> contexts =
                    Jndi.first(ContextService.class, List.of("java:comp/DefaultContextService"));
            return Jndi.first(ManagedThreadFactory.class, List.of("java:comp/DefaultManagedThreadFactory"))
                    .<ThreadFactory>map(factory -> new ManagedThreads(factory, contexts))
                    .orElse(Thread::new);
        } catch (NoClassDefFoundError absent) {
            return Thread::new;
        }
    }

    @Override
    public Thread newThread(Runnable work) {
        return factory.newThread(contexts.map(service -> service.createContextualProxy(work, Runnable.class))
                .orElse(work));
    }
}
