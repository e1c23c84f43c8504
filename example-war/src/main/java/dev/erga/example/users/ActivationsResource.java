package dev.erga.example.users;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.example.users.UsersResource.UserAnswer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;

/** The link in the mails: a GET, because that is what a click sends; clicking again changes nothing. */
@Path("activations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ActivationsResource {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    private Event<UserChanged> changed;

    /** Makes the account with this code active. */
    @GET
    @Path("{code}")
    @Transactional
    public UserAnswer activate(@PathParam("code") String code) {
        User user = em.createQuery("select u from User u where u.activationCode = :code", User.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Refusal(Status.NOT_FOUND, ShopMessages.unknownUser(code)));
        user.activate(clock.instant());
        changed.fire(new UserChanged());
        return UserAnswer.of(user);
    }
}
