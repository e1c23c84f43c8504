package dev.erga.example.cards;

import dev.erga.example.cards.Cards.Registering;
import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.example.users.User;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** Takes the card that a user wants to pay with. */
@Path("users/{user: \\d{1,18}}/card")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CardsResource {

    @Inject
    private Cards cards;

    @PersistenceContext
    private EntityManager em;

    /** The jobs that were put in. */
    public record Accepted(String job, String confirmation, String refusal) {}

    /** Registers the card of which the body has the {@code number}; the answer is 202 because the bank is still to be asked. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(@PathParam("user") long id, String body) {
        String number = CardNumber.read(body);
        User user = em.find(User.class, id);
        if (user == null) {
            throw new Refusal(Status.NOT_FOUND, ShopMessages.unknownUser(Long.toString(id)));
        }
        Registering put = cards.register(user, number);
        return Response.accepted(new Accepted(
                        put.registration().toString(),
                        put.confirmation().toString(),
                        put.refusal().toString()))
                .build();
    }
}
