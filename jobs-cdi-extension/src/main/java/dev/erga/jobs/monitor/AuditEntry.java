package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.Optional;

/**
 * One action of an operator. Texts are as they were given; hostile ones are possible.
 *
 * @param id its place in the audit: later ones have higher numbers, some numbers are missing
 * @param at when, by the database's clock
 * @param who the person's name
 * @param from where the wish came from
 * @param action the name of an {@link OperatorAction}, or of one that only a newer version knows
 * @param subjectKind the name of an {@link AuditSubject.Kind}, or of one that only a newer version knows
 * @param subject which one
 * @param before how it stood before, where that says anything
 * @param after how it stood after, where that says anything
 * @param why the reason that was given
 */
public record AuditEntry(
        long id,
        Instant at,
        String who,
        String from,
        String action,
        String subjectKind,
        String subject,
        Optional<String> before,
        Optional<String> after,
        String why) {}
