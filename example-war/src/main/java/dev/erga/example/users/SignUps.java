package dev.erga.example.users;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.example.shops.ShopName;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs people up: the user and the jobs that follow are stored together or not at all. */
@ApplicationScoped
public class SignUps {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobScheduler jobs;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "shop.reminder.after")
    private Duration reminderAfter;

    @Inject
    @ConfigProperty(name = "shop.coupon.after")
    private Duration couponAfter;

    /**
     * What a sign-up left behind.
     *
     * @param user the new user's number
     * @param welcome the job that sends the welcome mail
     * @param reminder the job that reminds the user to activate the account
     * @param coupon the job that sends a coupon
     */
    public record SignedUp(long user, JobId welcome, JobId reminder, JobId coupon) {}

    // region: sign-up
    @Transactional
    public SignedUp signUp(Person person, ShopName shop) {
        refuseTaken(person.email(), shop);
        User user = User.signedUp(person, shop, clock.instant());
        em.persist(user);
        JobScheduler theirs = jobs.with(JobOptions.defaults().tenant(shop.value()));
        JobId welcome = theirs.enqueue(WelcomeMail::send, user.id());
        JobId reminder = theirs.schedule(reminderAfter, ActivationReminder::remind, user.id());
        JobId coupon = theirs.schedule(couponAfter, CouponMail::send, user.id());
        return new SignedUp(user.id(), welcome, reminder, coupon);
    }
    // end

    /** Does all that a sign-up does, then fails: the transaction takes user and jobs back. */
    @Transactional
    public SignedUp signUpAndFail(Person person, ShopName shop) {
        SignedUp written = signUp(person, shop);
        em.flush();
        throw new Refusal(
                Status.INTERNAL_SERVER_ERROR, ShopMessages.failedOnPurpose(written.user(), written.welcome()));
    }

    private void refuseTaken(String email, ShopName shop) {
        long found = em.createQuery("select count(u) from User u where u.shop = :shop and u.email = :email", Long.class)
                .setParameter("shop", shop.value())
                .setParameter("email", email)
                .getSingleResult();
        if (found > 0) {
            throw new Refusal(Status.CONFLICT, ShopMessages.emailTaken(email));
        }
    }
}
