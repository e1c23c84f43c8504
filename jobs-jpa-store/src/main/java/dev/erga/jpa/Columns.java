package dev.erga.jpa;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Turns a list of rows into one array for each column. */
final class Columns {

    private Columns() {}

    /** Of its own type, not Object[]: the driver sends such arrays as they are, and others as text to be read again. */
    static <T, V> @Nullable V[] of(
            List<T> rows, IntFunction<@Nullable V[]> array, Function<T, ? extends @Nullable V> column) {
        @Nullable V[] values = array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }
}
