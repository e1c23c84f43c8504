package dev.erga.example.renewals;

import dev.erga.example.errors.ShopMessages;
import dev.erga.example.users.User;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.DoNotRetryException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The job of one renewal, a member of its batch. It does nothing for a year that is paid already. Without a card it fails
 * for good, and with it the batch; when the member has registered one, requeue it, and the batch goes on.
 */
@ApplicationScoped
public class MembershipRenewal {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "shop.renewal.amount")
    private BigDecimal amount;

    @BackgroundJob(queue = "renewals")
    public void renew(RenewalOrder order) {
        User user = em.find(User.class, order.userId());
        if (user == null || !user.paidUntil().equals(Optional.of(order.due()))) {
            return;
        }
        if (user.cardEnd().isEmpty()) {
            throw new DoNotRetryException(ShopMessages.noCard(user.email()));
        }
        em.persist(new Renewal(order, amount, clock.instant()));
        user.paid(order.due().plusYears(1));
    }
}
