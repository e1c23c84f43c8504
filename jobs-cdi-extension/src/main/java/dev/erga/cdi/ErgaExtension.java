package dev.erga.cdi;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Problem;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the annotated methods of a deployment into a running engine. The container finds it by its service file; nobody
 * else needs it.
 */
public class ErgaExtension implements Extension {

    private static final System.Logger LOG = System.getLogger("dev.erga");

    private final FoundMethods found = new FoundMethods();
    private final Surroundings surroundings;
    private @Nullable Plan plan;

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
        Planner planner = new Planner(surroundings.settings(), surroundings.server(), ErgaExtension::warn);
        try {
            plan = planner.plan(found, new Targets(beans));
        } catch (DeploymentRefused refused) {
            event.addDefinitionError(refused);
        }
    }

    Plan plan() {
        return Objects.requireNonNull(plan, "not deployed yet");
    }

    private static void warn(Problem problem) {
        LOG.log(Level.WARNING, problem.toString());
    }
}
