package dev.erga.dashboard.audit;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.AuditSubject.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the kinds of subjects that can be asked about.
 *
 * @param value as addresses name it
 * @param words as people do
 * @param chosen whether it is the one that was asked about
 */
public record KindChoice(String value, String words, boolean chosen) {

    /** All that there are. */
    static List<KindChoice> of(Kind chosen, Texts texts) {
        return Stream.of(Kind.values())
                .map(kind -> new KindChoice(
                        AuditQuery.word(kind), texts.get("audit.kind." + AuditQuery.word(kind)), kind == chosen))
                .toList();
    }
}
