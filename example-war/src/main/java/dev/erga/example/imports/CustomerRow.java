package dev.erga.example.imports;

import dev.erga.example.users.Person;
import java.util.Optional;

/**
 * One row of an upload, as it stands there: whether it makes sense is the job's question. It is the job's argument, so it
 * is stored as JSON.
 *
 * @param row 1 for the first customer of the file
 * @param line the line on which it begins, 1 for the first
 * @param email empty if the row has none
 * @param name empty if the row has none
 * @param defect what is wrong with the row's form, if the reader saw it
 */
public record CustomerRow(int row, long line, String email, String name, Optional<String> defect) {

    static CustomerRow of(int row, long line, String email, String name) {
        return new CustomerRow(row, line, email.strip(), name.strip(), Optional.empty());
    }

    static CustomerRow defective(int row, long line, String defect) {
        return new CustomerRow(row, line, "", "", Optional.of(defect));
    }

    /**
     * The customer it speaks of.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with the row
     */
    Person person() {
        defect.ifPresent(text -> {
            throw new IllegalArgumentException(text);
        });
        return new Person(email, name);
    }

    /** How people find it in their file. */
    String place() {
        return "row " + row + " (line " + line + ")";
    }
}
