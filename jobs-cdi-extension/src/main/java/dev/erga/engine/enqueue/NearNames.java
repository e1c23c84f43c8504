package dev.erga.engine.enqueue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Guesses which declared name somebody meant. */
final class NearNames {

    private static final int MOST = 3;

    private NearNames() {}

    /** Names of the same class first, then those that differ by few letters; at most three. */
    static List<String> of(MethodReference reference, Collection<String> names) {
        String wanted = reference.toString().replace("::", ".");
        String sameClass = wanted.substring(0, wanted.indexOf('.') + 1);
        return names.stream()
                .filter(name ->
                        name.startsWith(sameClass) || distance(name, wanted) <= Math.max(2, wanted.length() / 4))
                .sorted(Comparator.<String>comparingInt(name -> distance(name, wanted))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Levenshtein's distance, after Wagner and Fischer, keeping one row. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
