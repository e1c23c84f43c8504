package dev.erga.check;

import dev.erga.jobs.ArgumentUpcaster;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobArguments;
import dev.erga.jobs.Recurring;
import dev.erga.jobs.Sensitive;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Vetoed;

/** Classes that are to be deployed, as far as the check can tell. */
@SuppressWarnings("UnusedVariable")
final class Office {

    private Office() {}

    abstract static class Desk<T> {
        @BackgroundJob
        void file(T paper) {}
    }

    @ApplicationScoped
    static class Letters extends Desk<String> {

        @BackgroundJob(formerly = "Mailroom.send")
        void send(long userId, String language) {}

        @ArgumentUpcaster("Letters.send")
        static JobArguments withoutLanguage(long userId) {
            return JobArguments.of(Letters::send, userId, "en");
        }

        @Recurring(id = "nightly", cron = "@daily")
        void nightly() {}

        @BackgroundJob
        void keep(@Sensitive String secret) {}
    }

    @Vetoed
    static class LeftOut {
        @BackgroundJob(name = "Letters.send")
        void send(long userId) {}
    }

    static class Twin {
        @BackgroundJob(name = "Letters.send")
        void send(long userId) {}
    }

    static class BadUpcaster {
        @ArgumentUpcaster("Nobody.send")
        static JobArguments before(long userId) {
            return JobArguments.of(Letters::send, userId, "en");
        }
    }
}
