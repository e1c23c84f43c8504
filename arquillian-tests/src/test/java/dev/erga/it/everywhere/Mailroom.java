package dev.erga.it.everywhere;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.stream.Stream;

/** A CDI bean whose jobs follow one another. */
@ApplicationScoped
public class Mailroom {

    @Inject
    private JobScheduler jobs;

    /** A chain behind a batch one of whose members adds another; gives its last link. */
    @Transactional
    public JobId putInRound() {
        BatchId round = jobs.batch("the morning's letters", letters -> {
            letters.enqueueAll(Mailroom::deliver, Stream.of("first floor", "second floor", "third floor"));
            letters.enqueue(Mailroom::deliverAndAdd, letters.id().toString());
        });
        JobId lunch = jobs.continueWith(round, Mailroom::have, "lunch");
        return jobs.continueWith(lunch, Mailroom::have, "coffee");
    }

    @BackgroundJob(transactional = false)
    public void deliver(String where) {}

    /** In its own transaction, which ends the member and adds the other. */
    @BackgroundJob
    public void deliverAndAdd(String round) {
        jobs.addTo(BatchId.parse(round), letters -> letters.enqueue(Mailroom::deliver, "the attic"));
    }

    @BackgroundJob
    public void have(String what) {}
}
