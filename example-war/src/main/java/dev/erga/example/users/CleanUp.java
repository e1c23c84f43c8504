package dev.erga.example.users;

import dev.erga.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Recurring: every night the users are removed who did not activate their account for {@code shop.clean-up.after}. */
@ApplicationScoped
public class CleanUp {

    private static final System.Logger LOG = System.getLogger(CleanUp.class.getName());

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "shop.clean-up.after")
    private Duration after;

    @Recurring(id = "clean-up", cron = "15 4 * * *")
    public void removeNeverActivated() {
        int removed = em.createQuery("delete from User u where u.activatedAt is null and u.signedUpAt < :limit")
                .setParameter("limit", clock.instant().minus(after))
                .executeUpdate();
        LOG.log(Level.INFO, "Removed {0} users who never activated their account", removed);
    }
}
