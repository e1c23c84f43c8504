package dev.erga.it.everywhere;

import dev.erga.jobs.JobScheduler;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A REST resource. */
@Path("desk")
public class Desk {

    @Inject
    private JobScheduler jobs;

    @GET
    public String putIn() {
        return jobs.enqueue(Cashier::count, "asked by a resource").toString();
    }
}
