package dev.erga.dashboard.batches;

import dev.erga.dashboard.frame.FoundPage;
import dev.erga.dashboard.frame.Reading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** One batch for its view, which knows it as {@code ergaBatch}; read once for each request. */
@Named("ergaBatch")
@RequestScoped
public class BatchSheetPage extends FoundPage<BatchSheet> {

    @Override
    protected Optional<BatchSheet> find(Reading reading) {
        return BatchesQuery.id(Optional.ofNullable(reading.parameter("id")).orElse(""))
                .flatMap(id -> BatchData.read(reading.monitor(), id))
                .map(data -> BatchSheet.of(data, reading.now(), reading.buttons()));
    }

    @Override
    protected String title(BatchSheet sheet) {
        return sheet.row().name();
    }

    @Override
    protected String missing() {
        return "batch.missing";
    }
}
