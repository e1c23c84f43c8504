package dev.erga.example.errors;

import dev.erga.jobs.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import org.jspecify.annotations.Nullable;

/**
 * A problem as callers get it.
 *
 * @param code such as {@code ERGA-0806}
 * @param what the fact
 * @param at the place
 * @param why the cause
 * @param fix the next step
 */
public record ProblemAnswer(
        String code,
        String what,
        @Nullable String at,
        @Nullable String why,
        @Nullable String fix) {

    static Response of(StatusType status, Problem problem) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ProblemAnswer(
                        problem.code(),
                        problem.what(),
                        problem.at().orElse(null),
                        problem.why().orElse(null),
                        problem.fix().orElse(null)))
                .build();
    }
}
