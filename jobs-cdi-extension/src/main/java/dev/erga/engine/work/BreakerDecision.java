package dev.erga.engine.work;

import dev.erga.engine.setup.BreakerRule;
import dev.erga.jobs.spi.BreakerState;
import dev.erga.jobs.spi.BreakerView;
import java.time.Instant;
import java.util.List;

/**
 * What ends of attempts make of the breaker of their method. While it is closed, each counts; while it is not, only that of the
 * attempt that tries it, for all others had begun before it opened. Pure.
 */
final class BreakerDecision {

    private BreakerDecision() {}

    /** After these, in their order. */
    static BreakerState after(BreakerView view, List<Verdict> verdicts, BreakerRule rule) {
        BreakerState state = view.state();
        for (Verdict verdict : verdicts) {
            state = state.isOpen()
                    ? tried(state, verdict, view.now(), rule)
                    : counted(state, verdict, view.now(), rule);
        }
        return state;
    }

    private static BreakerState counted(BreakerState state, Verdict verdict, Instant now, BreakerRule rule) {
        if (verdict.good()) {
            return BreakerState.sound(state.name());
        }
        BreakerState failed = state.failed(verdict.reason());
        return failed.failures() >= rule.failures() ? opened(failed, now, rule) : failed;
    }

    private static BreakerState tried(BreakerState state, Verdict verdict, Instant now, BreakerRule rule) {
        boolean decides =
                state.trial().filter(trial -> trial.isUnder(verdict.lease())).isPresent();
        if (!decides) {
            return state;
        }
        return verdict.good() ? BreakerState.sound(state.name()) : opened(state.failed(verdict.reason()), now, rule);
    }

    private static BreakerState opened(BreakerState failed, Instant now, BreakerRule rule) {
        return failed.opened(now, now.plus(rule.restAfter(failed.openings() + 1)));
    }
}
