package dev.erga.jpa;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A set of words in one column: sorted, one a line, so that people can read it. */
final class Words {

    private Words() {}

    static String joined(Collection<String> words) {
        return new TreeSet<>(words).stream().map(Words::escaped).collect(Collectors.joining("\n"));
    }

    static Set<String> split(@Nullable String column) {
        Set<String> words = new LinkedHashSet<>();
        if (column != null && !column.isEmpty()) {
            for (String line : column.split("\n", -1)) {
                words.add(unescaped(line));
            }
        }
        return words;
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String unescaped(String line) {
        StringBuilder word = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escape = c == '\\' && i + 1 < line.length();
            if (escape) {
                i++;
                word.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i));
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }
}
