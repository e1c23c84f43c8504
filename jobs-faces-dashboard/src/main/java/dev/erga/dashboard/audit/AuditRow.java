package dev.erga.dashboard.audit;

import dev.erga.dashboard.jobs.JobsSearch;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.AuditSubject.Kind;
import dev.erga.jobs.monitor.OperatorAction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One action. Addresses are what follows the dashboard's.
 *
 * @param when when it was done
 * @param who who did it
 * @param person the address of all that this person did
 * @param did what was done
 * @param kind of which kind the subject is
 * @param subject which one
 * @param address where it is shown; empty where there is no page for it
 * @param history the address of all that was done to it; empty for a kind that is not known
 * @param change how it stood before and after
 * @param why the reason
 * @param from where it came from
 */
public record AuditRow(
        Moment when,
        String who,
        String person,
        String did,
        String kind,
        String subject,
        String address,
        String history,
        String change,
        String why,
        String from) {

    static AuditRow of(AuditEntry entry, Moments moments, Texts texts) {
        Optional<Kind> kind = named(Kind.values(), entry.subjectKind());
        Optional<OperatorAction> action = named(OperatorAction.values(), entry.action());
        return new AuditRow(
                moments.of(entry.at()),
                entry.who(),
                AuditQuery.addressOfPerson(entry.who()),
                action.map(known -> texts.get("audit.did." + AuditQuery.word(known)))
                        .orElse(entry.action()),
                kind.map(known -> texts.get("audit.kind." + AuditQuery.word(known)))
                        .orElse(entry.subjectKind()),
                entry.subject(),
                kind.map(known -> address(known, entry.subject())).orElse(""),
                kind.map(known -> AuditQuery.addressOfSubject(known, entry.subject()))
                        .orElse(""),
                moments.readable(change(entry, texts)),
                entry.why(),
                entry.from());
    }

    /** A newer version may have written what this one does not know. */
    private static <E extends Enum<E>> Optional<E> named(E[] known, String name) {
        return Stream.of(known).filter(one -> one.name().equals(name)).findFirst();
    }

    private static String address(Kind kind, String subject) {
        return switch (kind) {
            case JOB -> "/job?id=" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
            case QUEUE -> "/queues";
            case FAILURE -> "/jobs?" + JobsSearch.failure(subject, Optional.empty(), Optional.empty());
            case BATCH -> "/batch?id=" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
            case NODE -> "/nodes";
            case RECURRING -> "/recurring-job?id=" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
            case METHOD -> "/jobs?" + JobsSearch.address("job", subject);
        };
    }

    private static String change(AuditEntry entry, Texts texts) {
        return entry.after()
                .map(after -> entry.before()
                        .map(before -> texts.get("audit.change", before, after))
                        .orElse(after))
                .orElse("");
    }
}
