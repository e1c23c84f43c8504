package dev.erga.cdi;

import static dev.erga.cdi.TestDeployment.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.Upcaster;
import dev.erga.jobs.ArgumentUpcaster;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobArguments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where upcasters are found, and the words in which bad ones are refused. */
class UpcasterMistakesTest {

    abstract static class Base {
        @ArgumentUpcaster("Emails.send")
        static JobArguments fromBase(String address) {
            return JobArguments.of(Emails::send, 0L, address);
        }
    }

    @ApplicationScoped
    static class Emails extends Base {
        @BackgroundJob(formerly = "Mailer.mail")
        void send(long userId, String language) {}

        @ArgumentUpcaster("Emails.send")
        static JobArguments withoutLanguage(long userId) {
            return JobArguments.of(Emails::send, userId, "en");
        }

        @ArgumentUpcaster("Mailer.mail")
        static JobArguments turnedRound(String language, long userId) {
            return JobArguments.of(Emails::send, userId, language);
        }
    }

    @Dependent
    static class Elsewhere {
        @ArgumentUpcaster("Emails.send")
        static JobArguments everything(long userId, String language, boolean urgent) {
            return JobArguments.of(Emails::send, userId, language);
        }
    }

    @Test
    void upcasters_are_found_on_the_bean_its_superclasses_and_other_beans() {
        JobDeclaration send = TestDeployment.plan(FixedSettings.of(), Emails.class, Elsewhere.class)
                .jobs()
                .get(0);

        List<Upcaster> upcasters = send.earlier().upcasters();
        assertThat(upcasters)
                .extracting(each -> each.storedAs() + " " + each.method().getName())
                .containsExactlyInAnyOrder(
                        "Emails.send fromBase",
                        "Emails.send withoutLanguage",
                        "Mailer.mail turnedRound",
                        "Emails.send everything");
    }

    @Dependent
    static class NotStatic {
        @BackgroundJob
        void send(long userId, String language) {}

        @ArgumentUpcaster("NotStatic.send")
        JobArguments before(long userId) {
            return JobArguments.of(NotStatic::send, userId, "en");
        }
    }

    @Test
    void one_that_needs_a_bean_is_refused() {
        assertRefused("""
                ERGA-0137  @ArgumentUpcaster on a method that cannot be one
                  at   dev.erga.cdi.UpcasterMistakesTest.NotStatic.before(long)
                  why  it is called before there is a bean to call it on, and so must be static
                  fix  declare it with the older parameters, such as static JobArguments withoutLanguage(long userId)
                """, NotStatic.class);
    }

    @Dependent
    static class WrongResult {
        @BackgroundJob
        void send(long userId, String language) {}

        @ArgumentUpcaster("WrongResult.send")
        static Object[] before(long userId) {
            return new Object[] {userId, "en"};
        }
    }

    @Test
    void one_that_gives_something_else_is_refused() {
        assertRefused("""
                ERGA-0137  @ArgumentUpcaster on a method that cannot be one
                  at   dev.erga.cdi.UpcasterMistakesTest.WrongResult.before(long)
                  why  it gives Object[] instead of JobArguments
                  fix  declare it with the older parameters, such as static JobArguments withoutLanguage(long userId)
                """, WrongResult.class);
    }

    @Dependent
    static class UnreadableParameter {
        @BackgroundJob
        void load(long id) {}

        @ArgumentUpcaster("UnreadableParameter.load")
        static JobArguments before(InputStream file) {
            return JobArguments.of(UnreadableParameter::load, 1L);
        }
    }

    @Test
    void one_that_takes_what_was_never_stored_is_refused() {
        assertRefused("""
                ERGA-0137  @ArgumentUpcaster on a method that cannot be one
                  at   dev.erga.cdi.UpcasterMistakesTest.UnreadableParameter.before(InputStream)
                  why  parameter 1 (InputStream file) cannot be read: java.io.InputStream is part of the running process and cannot be stored
                  fix  declare it with the older parameters, such as static JobArguments withoutLanguage(long userId)
                """, UnreadableParameter.class);
    }

    @Dependent
    static class OfNobody {
        @BackgroundJob
        void send(long userId, String language) {}

        @ArgumentUpcaster("OfNobody.sent")
        static JobArguments before(long userId) {
            return JobArguments.of(OfNobody::send, userId, "en");
        }
    }

    @Test
    void one_of_a_job_method_that_does_not_exist_is_refused() {
        assertRefused("""
                ERGA-0138  @ArgumentUpcaster("OfNobody.sent") speaks of a job method that does not exist
                  at   dev.erga.cdi.UpcasterMistakesTest.OfNobody.before(long)
                  why  no job method is, or was formerly, named so
                  fix  did you mean "OfNobody.send"?
                """, OfNobody.class);
    }

    @Dependent
    static class Useless {
        @BackgroundJob
        void send(long userId) {}

        @ArgumentUpcaster("Useless.send")
        static JobArguments before(long userId) {
            return JobArguments.of(Useless::send, userId);
        }
    }

    @Test
    void one_that_takes_what_the_job_method_takes_is_refused() {
        assertRefused("""
                ERGA-0139  @ArgumentUpcaster that takes what its job method takes
                  at   dev.erga.cdi.UpcasterMistakesTest.Useless.before(long), for dev.erga.cdi.UpcasterMistakesTest.Useless.send(long)
                  why  it is asked for arguments that do not fit the job method, and fits none of these
                  fix  declare it with the older parameters, or remove it; if only their meaning has changed, rename the job method, and let it be for the former name
                """, Useless.class);
    }

    @Dependent
    static class Twins {
        @BackgroundJob
        void send(long userId, String language) {}

        @ArgumentUpcaster("Twins.send")
        static JobArguments one(long userId) {
            return JobArguments.of(Twins::send, userId, "en");
        }

        @ArgumentUpcaster("Twins.send")
        static JobArguments other(long userId) {
            return JobArguments.of(Twins::send, userId, "fr");
        }
    }

    @Test
    void two_that_take_the_same_are_refused() {
        assertRefused("""
                ERGA-0139  two @ArgumentUpcaster("Twins.send") with the same parameters
                  at   dev.erga.cdi.UpcasterMistakesTest.Twins.one(long) and dev.erga.cdi.UpcasterMistakesTest.Twins.other(long)
                  why  nobody could tell which of them is meant for stored arguments that fit both
                  fix  keep one of them
                """, Twins.class);
    }
}
