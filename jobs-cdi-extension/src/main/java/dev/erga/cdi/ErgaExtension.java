package dev.erga.cdi;

import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Problem;
import dev.erga.jobs.Recurring;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the annotated methods of a deployment into a running engine. The container finds it by its service file; nobody
 * else needs it.
 */
public class ErgaExtension implements Extension {

    private static final System.Logger LOG = System.getLogger("dev.erga");

    private static final int FIRST = 0;
    private static final int LAST = Integer.MAX_VALUE;

    private final FoundMethods found = new FoundMethods();
    private final Surroundings surroundings;
    private @Nullable Plan plan;
    private @Nullable EngineLife life;

    /** For the container. */
    public ErgaExtension() {
        this(new ContainerSurroundings());
    }

    ErgaExtension(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void see(@Observes @WithAnnotations({BackgroundJob.class, Recurring.class}) ProcessAnnotatedType<?> event) {
        found.sawType(event.getAnnotatedType().getJavaClass());
    }

    void find(@Observes ProcessManagedBean<?> event) {
        found.foundBean(event);
    }

    /** Refuses before the container checks the beans itself, so that a final method is told of in our words. */
    void plan(@Observes AfterBeanDiscovery event, BeanManager beans) {
        Settings settings = surroundings.settings();
        try {
            Plan checked =
                    new Planner(settings, surroundings.server(), ErgaExtension::warn).plan(found, new Targets(beans));
            EngineMaker maker = new EngineMaker(surroundings, settings, checked, beans);
            plan = checked;
            life = new EngineLife(
                    maker::make, maker::threads, new Banner(checked, InstantSource.system()), NodeTime.system());
            InjectedBeans.add(event, life);
        } catch (DeploymentRefused refused) {
            event.addDefinitionError(refused);
        }
    }

    /** After the application's own observers, so that no job runs before what they prepare. */
    void start(@Observes @Priority(LAST) Startup event) {
        if (life == null || !isInOwnDeployment()) {
            return;
        }
        if (plan().enabled()) {
            life.start();
        } else {
            warn(StartMessages.switchedOff());
        }
    }

    /** Before the application's own observers, so that no job runs after what they take away. */
    void stop(@Observes @Priority(FIRST) Shutdown event) {
        if (life != null && isInOwnDeployment()) {
            life.stop();
        }
    }

    void stopToo(@Observes @Priority(FIRST) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        if (life != null && isInOwnDeployment()) {
            life.stop();
        }
    }

    void close(@Observes BeforeShutdown event) {
        if (life != null) {
            life.close();
        }
    }

    /** Whether the event is that of the WAR that holds this jar: an EAR tells each extension of all its modules. */
    private static boolean isInOwnDeployment() {
        ClassLoader own = ErgaExtension.class.getClassLoader();
        ClassLoader current = Thread.currentThread().getContextClassLoader();
        return current == null
                || Stream.iterate(current, Objects::nonNull, ClassLoader::getParent)
                        .anyMatch(own::equals);
    }

    Plan plan() {
        return Objects.requireNonNull(plan, "not deployed yet");
    }

    private static void warn(Problem problem) {
        LOG.log(Level.WARNING, problem.toString());
    }
}
