package dev.erga.dashboard.recurring;

import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.FireRun;
import java.util.Locale;

/**
 * One entry of the ledger.
 *
 * @param time the nominal time, by the clock of the schedule's zone
 * @param icon the id of its outcome's shape
 * @param tone the class of its outcome's colour
 * @param outcome its outcome's word
 * @param why why it did not simply fire in time
 * @param run the job it has made
 */
public record LedgerRow(Moment time, String icon, String tone, String outcome, String why, Run run) {

    static LedgerRow of(FireRun entry, ZoneClock clock, Moments moments, Texts texts) {
        FireDetails fire = entry.fire();
        Look look = Look.of(fire.outcome());
        return new LedgerRow(
                moments.of(fire.fireTime()).inWords(clock.full(fire.fireTime(), moments.seenFrom())),
                look.icon(),
                look.tone(),
                look == Look.UNKNOWN ? fire.outcome() : texts.get("recurring.outcome." + look.key()),
                fire.reason()
                        .map(moments::readable)
                        .orElseGet(() -> look == Look.FIRED ? texts.get("recurring.onTime") : ""),
                Run.of(entry, moments, texts));
    }

    /** An outcome's shape and colour. */
    private enum Look {
        FIRED("erga-fired", "erga-dim"),
        COALESCED("erga-merge", "erga-plan"),
        SKIPPED("erga-skip", "erga-warn"),
        /** Of a newer version. */
        UNKNOWN("erga-info", "erga-dim");

        private final String icon;
        private final String tone;

        Look(String icon, String tone) {
            this.icon = icon;
            this.tone = tone;
        }

        static Look of(String outcome) {
            return switch (outcome) {
                case "FIRED" -> FIRED;
                case "COALESCED" -> COALESCED;
                case "SKIPPED" -> SKIPPED;
                default -> UNKNOWN;
            };
        }

        String icon() {
            return icon;
        }

        String tone() {
            return tone;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
