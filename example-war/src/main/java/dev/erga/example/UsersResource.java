package dev.erga.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Signs users up, and counts them. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {
    @PersistenceContext
    private EntityManager em;

    /** What a sign-up sends. */
    public record SignUp(String email, String name) {}

    @POST
    @Transactional
    public Response signUp(SignUp signUp) {
        User user = new User(signUp.email(), signUp.name());
        em.persist(user);
        em.flush();
        return Response.accepted(Map.of("userId", user.id())).build();
    }

    @GET
    @Path("count")
    @Produces(MediaType.TEXT_PLAIN)
    public long count() {
        return em.createQuery("select count(u) from User u", Long.class).getSingleResult();
    }
}
