package dev.erga.cdi;

import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.ArgumentUpcaster;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Problem;
import dev.erga.jobs.Recurring;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
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
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private final OwnWar war;
    private @Nullable Plan plan;
    private @Nullable EngineLife life;
    private boolean webPartIsInCharge;

    /** For the container. */
    public ErgaExtension() {
        this(new ContainerSurroundings(), new OwnWar());
    }

    ErgaExtension(Surroundings surroundings, OwnWar war) {
        this.surroundings = surroundings;
        this.war = war;
    }

    void see(
            @Observes @WithAnnotations({BackgroundJob.class, Recurring.class, ArgumentUpcaster.class})
                    ProcessAnnotatedType<?> event) {
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
            InjectedBeans.add(event, life, war.name());
        } catch (DeploymentRefused refused) {
            event.addDefinitionError(refused);
        }
    }

    void scopeBegins(@Observes @Initialized(ApplicationScoped.class) Object event) {
        war.scopeBegins(event);
    }

    /** After the application's own observers, so that no job runs before what they prepare. */
    void start(@Observes @Priority(LAST) Startup event) {
        if (!webPartIsInCharge && war.isStarted()) {
            start();
        }
    }

    /** Before the application's own observers, so that no job runs after what they take away. */
    void stop(@Observes @Priority(FIRST) Shutdown event) {
        if (war.isCurrent()) {
            stop();
        }
    }

    void scopeEnds(@Observes @Priority(FIRST) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        if (war.isCurrent()) {
            stop();
        }
    }

    void close(@Observes BeforeShutdown event) {
        if (life != null) {
            life.close();
        }
    }

    /**
     * Leaves start and stop to the web part of the WAR.
     *
     * @param annotated classes with job methods; those that CDI has not shown are still to be checked
     * @throws DeploymentRefused if some of them are no beans
     */
    void handOver(Set<Class<?>> annotated) {
        Problems problems = new Problems();
        Set<Class<?>> unseen = new HashSet<>(annotated);
        unseen.removeAll(found.annotatedTypes());
        new Outsiders(found, problems, ErgaExtension::warn).check(unseen);
        warnOfUpcasters(unseen);
        if (!problems.isEmpty()) {
            throw new DeploymentRefused(problems.all());
        }
        webPartIsInCharge = true;
    }

    private void warnOfUpcasters(Set<Class<?>> unseen) {
        List<Method> known = found.upcasters();
        unseen.stream()
                .flatMap(type -> FoundMethods.upcastersOf(type).stream())
                .filter(method -> !known.contains(method))
                .map(VersionMessages::unseenUpcaster)
                .forEach(ErgaExtension::warn);
    }

    void start() {
        if (life == null) {
            return;
        }
        if (plan().enabled()) {
            life.start();
        } else {
            warn(StartMessages.switchedOff());
        }
    }

    void stop() {
        if (life != null) {
            life.stop();
        }
    }

    Plan plan() {
        return Objects.requireNonNull(plan, "not deployed yet");
    }

    private static void warn(Problem problem) {
        LOG.log(Level.WARNING, problem.toString());
    }
}
