package dev.erga.example.imports;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.example.shops.ShopName;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes uploads, as a form or as they are, and tells how far their jobs have come. */
@Path("imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {

    @Inject
    private Imports imports;

    @Inject
    private ImportProgress progress;

    @Inject
    @ConfigProperty(name = "shop.import.max-bytes")
    private long maxBytes;

    /** The answer to an upload. */
    public record Accepted(String id, long jobs) {}

    /** A form with a file in it, as {@code curl -F file=@customers.csv} sends it. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response form(@HeaderParam(ShopName.HEADER) @DefaultValue(ShopName.MAIN) String shop, List<EntityPart> parts)
            throws IOException {
        EntityPart file = parts.stream()
                .filter(part -> part.getFileName().isPresent())
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Status.BAD_REQUEST, ShopMessages.nothingToImport("the form has no part with a file name")));
        return start(
                new ShopName(shop),
                file.getFileName().orElse(""),
                file.getMediaType().toString(),
                file.getContent());
    }

    /**
     * The file as it is, as {@code curl --data-binary @customers.csv} sends it.
     *
     * @param shop which shop's customers they are
     * @param fileName tells the format by its ending; without it the content type does
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response file(
            @HeaderParam(ShopName.HEADER) @DefaultValue(ShopName.MAIN) String shop,
            @QueryParam("filename") @DefaultValue("upload") String fileName,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String contentType,
            InputStream body)
            throws IOException {
        return start(new ShopName(shop), fileName, contentType, body);
    }

    /** How far an import has come. */
    @GET
    @Path("{id}")
    public ImportProgress.Answer progress(@PathParam("id") String id) {
        return progress.of(id);
    }

    private Response start(ShopName shop, String fileName, String contentType, InputStream content) throws IOException {
        try (Upload upload = Upload.receive(fileName, contentType, content, maxBytes)) {
            CustomerImport started = imports.start(upload, shop);
            return Response.accepted(new Accepted(started.id(), started.jobs())).build();
        }
    }
}
