package dev.erga.example.errors;

import dev.erga.jobs.JobsException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers with the problem that Erga found: most of its 02xx numbers are the caller's mistakes. */
@Provider
public class JobsExceptionMapper implements ExceptionMapper<JobsException> {

    @Override
    public Response toResponse(JobsException exception) {
        return ProblemAnswer.of(status(exception.code()), exception.problem());
    }

    private static Status status(String code) {
        return switch (code) {
            case "ERGA-0202", "ERGA-0203" -> Status.NOT_FOUND;
            case "ERGA-0201", "ERGA-0205", "ERGA-0207", "ERGA-0212", "ERGA-0213", "ERGA-0232", "ERGA-0236" ->
                Status.BAD_REQUEST;
            case "ERGA-0220" -> Status.CONFLICT;
            default -> Status.INTERNAL_SERVER_ERROR;
        };
    }
}
