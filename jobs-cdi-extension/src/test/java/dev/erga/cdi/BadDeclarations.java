package dev.erga.cdi;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.Recurring;
import dev.erga.jobs.RetryRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One bean for each mistake that a declaration can have. */
@SuppressWarnings({"ClassCanBeStatic", "UnusedMethod", "UnusedVariable"})
final class BadDeclarations {

    private BadDeclarations() {}

    @Dependent
    static class PrivateMethod {
        @BackgroundJob
        private void send(long id) {}
    }

    @Dependent
    static class StaticMethod {
        @Recurring(id = "static", cron = "@daily")
        static void nightly() {}
    }

    @ApplicationScoped
    static class FinalMethod {
        @BackgroundJob
        public final void send(long id) {}
    }

    @ApplicationScoped
    static final class FinalClass {
        @BackgroundJob
        void send(long id) {}
    }

    abstract static class Base {
        @BackgroundJob
        abstract void run(long id);
    }

    @Dependent
    static class Overrides extends Base {
        @Override
        void run(long id) {}
    }

    interface Contract {
        @BackgroundJob
        void fulfil(long id);
    }

    @Dependent
    static class Fulfils implements Contract {
        @Override
        public void fulfil(long id) {}
    }

    @Dependent
    static class GenericMethod {
        @BackgroundJob
        <T> void send(T what) {}
    }

    @Dependent
    static class SixParameters {
        @BackgroundJob
        void send(int a, int b, int c, int d, int e, int f) {}
    }

    @Dependent
    static class BadCron {
        @Recurring(id = "bad-cron", cron = "0 25 * * *")
        void nightly() {}
    }

    @Dependent
    static class UnreadableParameter {
        @BackgroundJob
        void load(long id, InputStream file) {}
    }

    @Dependent
    static class AnythingAsParameter {
        @BackgroundJob
        void load(Object what) {}
    }

    @SessionScoped
    static class InSession implements Serializable {
        private static final long serialVersionUID = 1L;

        @BackgroundJob
        void send(long id) {}
    }

    static class NoConstructor {
        NoConstructor(long id) {}

        @BackgroundJob
        void send(long id) {}
    }

    class Inner {
        @Recurring(id = "inner", cron = "@daily")
        void nightly() {}
    }

    @Dependent
    @Typed(Serializable.class)
    static class Hidden implements Serializable {
        private static final long serialVersionUID = 1L;

        @BackgroundJob
        void send(long id) {}
    }

    @Dependent
    static class Overloaded {
        @BackgroundJob
        void send(long id) {}

        @BackgroundJob
        void send(String address) {}
    }

    @Dependent
    static class SameId {
        @Recurring(id = "same", cron = "@daily")
        void one() {}

        @Recurring(id = "same", cron = "@hourly")
        void other() {}
    }

    @Dependent
    static class BadName {
        @BackgroundJob(name = "send \"it\"")
        void send(long id) {}
    }

    @Dependent
    static class BadQueue {
        @BackgroundJob(queue = "Mail Queue")
        void send(long id) {}
    }

    @Dependent
    static class BadPriority {
        @BackgroundJob(priority = 10)
        void send(long id) {}
    }

    @Dependent
    static class BadAttempts {
        @BackgroundJob(attempts = 0)
        void send(long id) {}
    }

    @Dependent
    static class BadChunk {
        @BackgroundJob(chunk = 501)
        void send(long id) {}
    }

    @Dependent
    static class ChunkWithoutTransaction {
        @BackgroundJob(chunk = 50, transactional = false)
        void send(long id) {}
    }

    @Dependent
    static class ChunkOnSchedule {
        @BackgroundJob(chunk = 50)
        @Recurring(id = "chunk", cron = "@daily")
        void nightly() {}
    }

    @Dependent
    static class BadBackoff {
        @BackgroundJob(backoff = "fixed 30s")
        void send(long id) {}
    }

    @Dependent
    static class BadTimeout {
        @BackgroundJob(timeout = "5 minutes")
        void send(long id) {}
    }

    @Dependent
    static class ShortTimeout {
        @BackgroundJob(timeout = "PT0.5S")
        void send(long id) {}
    }

    @Dependent
    static class BadGrace {
        @Recurring(id = "bad-grace", cron = "@daily", misfire = Misfire.SKIP, grace = "PT0.5S")
        void nightly() {}
    }

    @Dependent
    static class BadCatchUp {
        @Recurring(id = "bad-catch-up", cron = "@daily", misfire = Misfire.CATCH_UP, catchUp = 0)
        void nightly() {}
    }

    @Dependent
    static class TwoRules {
        @BackgroundJob(
                rules = {
                    @RetryRule(on = IllegalStateException.class, attempts = 2),
                    @RetryRule(on = IllegalStateException.class, attempts = 3)
                })
        void send(long id) {}
    }

    @Dependent
    static class EmptyRule {
        @BackgroundJob(rules = @RetryRule(on = IllegalStateException.class))
        void send(long id) {}
    }

    @Dependent
    static class UselessBackoff {
        @BackgroundJob(rules = @RetryRule(on = IllegalStateException.class, attempts = 1, backoff = "fixed PT1S"))
        void send(long id) {}
    }

    @Dependent
    static class DecidedRule {
        @BackgroundJob(rules = @RetryRule(on = DoNotRetryException.class, attempts = 5))
        void send(long id) {}
    }

    @Dependent
    static class BadRuleAttempts {
        @BackgroundJob(rules = @RetryRule(on = IllegalStateException.class, attempts = -1))
        void send(long id) {}
    }

    @Dependent
    static class RecurringWithParameter {
        @Recurring(id = "with-parameter", cron = "@daily")
        void nightly(int year) {}
    }

    @Dependent
    static class NoTimes {
        @Recurring(id = "no-times")
        void nightly() {}
    }

    @Dependent
    static class TwoTimes {
        @Recurring(id = "two-times", cron = "@daily", every = "PT1H")
        void nightly() {}
    }

    @Dependent
    static class ShortInterval {
        @Recurring(id = "short", every = "PT0.1S")
        void often() {}
    }

    @Dependent
    static class BadZone {
        @Recurring(id = "bad-zone", cron = "@daily", zone = "Europe/Pariss")
        void nightly() {}
    }

    @Dependent
    static class BadId {
        @Recurring(id = "nightly digest", cron = "@daily")
        void nightly() {}
    }

    @Dependent
    static class Promises {
        @BackgroundJob
        CompletionStage<String> send(long id) {
            return CompletableFuture.completedFuture("sent");
        }
    }

    @Dependent
    static class Elsewhere {
        @BackgroundJob
        @jakarta.enterprise.concurrent.Asynchronous
        void send(long id) {}
    }

    @Dependent
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    static class OwnTransactionWork {
        @BackgroundJob
        void send(long id) {}
    }

    @Dependent
    static class NeverInTransaction {
        @BackgroundJob
        @Transactional(Transactional.TxType.NEVER)
        void send(long id) {}
    }

    @Dependent
    static class MandatoryWithout {
        @BackgroundJob(transactional = false)
        @Transactional(Transactional.TxType.MANDATORY)
        void send(long id) {}
    }
}
