package dev.erga.engine.monitor;

import dev.erga.jobs.monitor.LimitReason;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.Situation.Places;
import dev.erga.jobs.spi.StartRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a job has no place of its limit yet. */
final class PlaceReasons {

    private PlaceReasons() {}

    /**
     * @param declared what the node knows of the job method, which counts more than what the job's row says
     */
    static List<LimitReason> of(Places places, Optional<LimitBounds> declared) {
        LimitBounds bounds = declared.orElse(places.bounds());
        List<LimitReason> reasons = new ArrayList<>();
        bounds.atOnce().ifPresent(most -> {
            if (places.holding().value() >= most) {
                reasons.add(new LimitReason.PlacesTaken(places.key(), most, places.holding(), places.holders()));
            }
        });
        bounds.rate().filter(rate -> places.starts() >= rate.starts()).ifPresent(rate -> {
            reasons.add(new LimitReason.RateUsedUp(
                    places.key(), rate.toString(), until(places, rate), places.notStarted()));
        });
        if (places.before().value() > 0) {
            reasons.add(new LimitReason.BehindOthers(places.key(), places.before()));
        }
        if (reasons.isEmpty()) {
            reasons.add(new LimitReason.PlaceFree(places.key()));
        }
        return reasons;
    }

    /** Jobs that have not started count for at least the whole time from when they do. */
    private static Optional<Instant> until(Places places, StartRate rate) {
        return places.notStarted() >= rate.starts() ? Optional.empty() : places.nextStart();
    }
}
