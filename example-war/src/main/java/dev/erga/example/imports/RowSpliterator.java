package dev.erga.example.imports;

import java.util.Optional;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/** Lets a stream pull rows out of a reader. */
final class RowSpliterator extends AbstractSpliterator<CustomerRow> {

    private final RowReader reader;
    private boolean atEnd;

    RowSpliterator(RowReader reader) {
        super(Long.MAX_VALUE, ORDERED | NONNULL);
        this.reader = reader;
    }

    @Override
    public boolean tryAdvance(Consumer<? super CustomerRow> action) {
        if (!atEnd) {
            Optional<CustomerRow> row = reader.next();
            atEnd = row.isEmpty();
            row.ifPresent(action);
        }
        return !atEnd;
    }
}
