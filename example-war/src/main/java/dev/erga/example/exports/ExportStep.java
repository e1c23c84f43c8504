package dev.erga.example.exports;

import java.nio.file.Path;

/**
 * How far an export has come; its checkpoint.
 *
 * @param last the number of the last user in the file, zero before the first
 * @param rows how many users are in it
 * @param bytes how long it is with them
 */
public record ExportStep(long last, long rows, long bytes) {

    static final ExportStep BEGIN = new ExportStep(0, 0, 0);

    /** Whether the file is here that it speaks of; another node may have its own folder. */
    boolean isIn(Path file) {
        return file.toFile().length() >= bytes;
    }
}
