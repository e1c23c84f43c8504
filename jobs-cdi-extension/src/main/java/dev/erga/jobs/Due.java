package dev.erga.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** When a job may start at the earliest, judged by the database's clock. */
public sealed interface Due {

    /** As soon as a worker is free. */
    record Now() implements Due {}

    /** A span after the moment the database stores the job. */
    record In(Duration delay) implements Due {
        public In {
            Objects.requireNonNull(delay, "delay");
            if (delay.isNegative()) {
                throw new JobsException(ValueMessages.negativeDelay(delay));
            }
        }
    }

    /** An instant; one in the past means now. */
    record At(Instant instant) implements Due {
        public At {
            Objects.requireNonNull(instant, "instant");
        }
    }

    /** Once the parent has ended, if it ends so; the job is Awaiting until then. */
    record Follows(Parent parent, After after) implements Due {
        public Follows {
            Objects.requireNonNull(parent, "parent");
            Objects.requireNonNull(after, "after");
        }
    }

    /** As soon as a worker is free. */
    static Due now() {
        return new Now();
    }

    /** A span after the moment the database stores the job; never negative. */
    static Due in(Duration delay) {
        return new In(delay);
    }

    /** An instant; one in the past means now. */
    static Due at(Instant instant) {
        return new At(instant);
    }

    /** Once a job or batch has ended in that way. */
    static Due following(Parent parent, After after) {
        return new Follows(parent, after);
    }
}
