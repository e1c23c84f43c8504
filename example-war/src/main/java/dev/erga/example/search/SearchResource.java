package dev.erga.example.search;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.example.users.User;
import dev.erga.example.users.UsersResource.UserAnswer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Locale;

/** Finds users by a part of their name or address, as the index knows them, and builds the index anew. */
@Path("search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    private static final int SHOWN = 100;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private SearchUpdates updates;

    /** The job to ask for. */
    public record Accepted(String job) {}

    /** The first hundred users whose name or address has the text in it. */
    @GET
    public List<UserAnswer> search(@QueryParam("q") @DefaultValue("") String text) {
        if (!text.matches("[\\p{L}\\p{N}@. -]{1,100}")) {
            throw new Refusal(
                    Status.BAD_REQUEST,
                    ShopMessages.badParameter("q", "1 to 100 letters, digits, blanks, dots, hyphens or @", text));
        }
        return em.createQuery(
                        "select u from User u, SearchEntry e where u.id = e.userId and e.words like :words order by u.id",
                        User.class)
                .setParameter("words", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .setMaxResults(SHOWN)
                .getResultStream()
                .map(UserAnswer::of)
                .toList();
    }

    /** Builds the index anew, as soon as nobody has asked for a while; all who have asked get the same job. */
    @POST
    @Path("rebuilds")
    public Response rebuild() {
        return Response.accepted(new Accepted(updates.rebuildSoon().toString())).build();
    }
}
