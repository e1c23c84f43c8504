package dev.erga.example.errors;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;

/** Answers in JSON whatever else goes wrong; what nobody foresaw goes to the log and is not shown to the caller. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ErrorMapper.class.getName());

    @Override
    public Response toResponse(Throwable error) {
        if (error instanceof WebApplicationException refused) {
            Response.StatusType status = refused.getResponse().getStatusInfo();
            return ProblemAnswer.of(status, ShopMessages.requestRefused(status));
        }
        LOG.log(Level.ERROR, "A request failed for a reason nobody foresaw", error);
        return ProblemAnswer.of(Status.INTERNAL_SERVER_ERROR, ShopMessages.unforeseen());
    }
}
