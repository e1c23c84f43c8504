package dev.erga.dashboard.audit;

import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.AuditPage;
import java.time.Instant;
import java.util.List;

/**
 * The page as it is shown: finished words only. Addresses are what follows the dashboard's.
 *
 * @param asOf when it was read
 * @param lead what the list holds
 * @param who whom it was asked about; may be empty
 * @param kinds what it can be asked about
 * @param subject what it was asked about; may be empty
 * @param rows the actions, newest first
 * @param emptiness what to say in place of an empty list
 * @param newest the address of the first page, if this is not it; else empty
 * @param older the address of the next page; empty on the last
 */
public record AuditTrail(
        Moment asOf,
        String lead,
        String who,
        List<KindChoice> kinds,
        String subject,
        List<AuditRow> rows,
        String emptiness,
        String newest,
        String older) {

    static AuditTrail of(AuditPage page, AuditQuery query, Instant now, Texts texts) {
        Moments moments = new Moments(now, texts);
        return new AuditTrail(
                moments.now(),
                texts.get(query.isNarrow() ? "audit.lead.narrow" : "audit.lead"),
                query.who(),
                KindChoice.of(query.kind(), texts),
                query.subject(),
                page.entries().stream()
                        .map(entry -> AuditRow.of(entry, moments, texts))
                        .toList(),
                texts.get(emptiness(query)),
                query.before().map(any -> query.newest()).orElse(""),
                page.next().map(query::older).orElse(""));
    }

    private static String emptiness(AuditQuery query) {
        if (query.before().isPresent()) {
            return "audit.empty.end";
        }
        return query.isNarrow() ? "audit.empty.narrow" : "audit.empty";
    }
}
