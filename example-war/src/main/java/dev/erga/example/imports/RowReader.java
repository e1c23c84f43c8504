package dev.erga.example.imports;

import java.util.Optional;

/** Reads one upload from front to back. */
interface RowReader extends AutoCloseable {

    /**
     * The next customer, or nothing at the end of the file.
     *
     * @throws UnreadableException if the file breaks the format's rules from here on
     */
    Optional<CustomerRow> next();

    @Override
    void close();
}
