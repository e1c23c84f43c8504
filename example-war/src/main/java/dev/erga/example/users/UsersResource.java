package dev.erga.example.users;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.example.shops.ShopName;
import dev.erga.example.users.SignUps.SignedUp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs users up, and tells what is known of them. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

    private static final int SHOWN = 100;

    @Inject
    private SignUps signUps;

    @PersistenceContext
    private EntityManager em;

    /** The answer to a sign-up. */
    public record Accepted(long userId, String welcomeJob, String reminderJob, String couponJob) {}

    /** One user; what is missing has not come. */
    public record UserAnswer(
            long userId,
            String shop,
            String email,
            String name,
            Instant signedUpAt,
            @Nullable Instant welcomedAt,
            @Nullable Instant remindedAt,
            @Nullable Instant activatedAt,
            @Nullable String coupon,
            @Nullable String cardEnd,
            @Nullable LocalDate paidUntil) {

        /** What is told of a user. */
        public static UserAnswer of(User user) {
            return new UserAnswer(
                    user.id(),
                    user.shop().value(),
                    user.email(),
                    user.name(),
                    user.signedUpAt(),
                    user.welcomedAt().orElse(null),
                    user.remindedAt().orElse(null),
                    user.activatedAt().orElse(null),
                    user.coupon().orElse(null),
                    user.cardEnd().orElse(null),
                    user.paidUntil().orElse(null));
        }
    }

    /** How many users there are, and the latest hundred of those asked for. */
    public record UsersAnswer(long count, List<UserAnswer> users) {}

    /**
     * Signs a user up. The answer is 202 because the mail is still to be sent.
     *
     * @param shop the shop, by a header
     * @param fail throws after both writes, so that neither is left
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signUp(
            String body,
            @HeaderParam(ShopName.HEADER) @DefaultValue(ShopName.MAIN) String shop,
            @QueryParam("fail") boolean fail) {
        ShopName name = new ShopName(shop);
        Person person = SignUpBody.read(body);
        SignedUp done = fail ? signUps.signUpAndFail(person, name) : signUps.signUp(person, name);
        return Response.accepted(new Accepted(
                        done.user(),
                        done.welcome().toString(),
                        done.reminder().toString(),
                        done.coupon().toString()))
                .build();
    }

    /** The users with that address, or the latest of all. */
    @GET
    public UsersAnswer users(@QueryParam("email") @DefaultValue("") String email) {
        List<UserAnswer> users = em.createQuery(
                        "select u from User u where (:email = '' or u.email = :email) order by u.id desc", User.class)
                .setParameter("email", email)
                .setMaxResults(SHOWN)
                .getResultStream()
                .map(UserAnswer::of)
                .toList();
        long count = em.createQuery("select count(u) from User u where (:email = '' or u.email = :email)", Long.class)
                .setParameter("email", email)
                .getSingleResult();
        return new UsersAnswer(count, users);
    }

    /** One user by number. */
    @GET
    @Path("{id: \\d{1,18}}")
    public UserAnswer user(@PathParam("id") long id) {
        User user = em.find(User.class, id);
        if (user == null) {
            throw new Refusal(Status.NOT_FOUND, ShopMessages.unknownUser(Long.toString(id)));
        }
        return UserAnswer.of(user);
    }
}
