package dev.erga.dashboard.batches;

import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The batches for their view, which knows them as {@code ergaBatches}; read once for each request. */
@Named("ergaBatches")
@RequestScoped
public class BatchesPage extends ReadPage<Batches> {

    @Override
    protected Batches read(Reading reading) {
        BatchesQuery query = BatchesQuery.parse(reading::parameter);
        return Batches.of(
                reading.monitor().batches(query.filter()),
                query.parent().flatMap(reading.monitor()::batch),
                query,
                reading.now(),
                reading.texts());
    }
}
