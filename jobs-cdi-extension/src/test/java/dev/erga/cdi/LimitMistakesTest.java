package dev.erga.cdi;

import static dev.erga.cdi.TestDeployment.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Sensitive;
import dev.erga.jobs.spi.LimitBounds;
import jakarta.enterprise.context.Dependent;
import org.junit.jupiter.api.Test;

/** What a declared limit must not say, and the words in which it is refused. */
class LimitMistakesTest {

    record Order(long id, String shop) {}

    @Dependent
    static class Good {
        @BackgroundJob(limit = "customer-{0}")
        void mutex(long customer) {}

        @BackgroundJob(limit = "shop-{1.shop}", atOnce = 3)
        void semaphore(long number, Order order) {}

        @BackgroundJob(limit = "smtp", rate = "sliding 100 per PT1M")
        void rate() {}
    }

    @Test
    void a_limit_without_a_number_is_one_at_a_time_unless_it_has_a_rate() {
        assertThat(TestDeployment.plan(FixedSettings.of(), Good.class).jobs())
                .filteredOn(job -> job.name().equals("Good.mutex"))
                .extracting(LimitMistakesTest::bounds)
                .containsExactly(LimitBounds.atOnce(1));
        assertThat(TestDeployment.plan(FixedSettings.of(), Good.class).jobs())
                .filteredOn(job -> job.name().equals("Good.rate"))
                .extracting(job -> bounds(job).atOnce().isPresent())
                .containsExactly(false);
    }

    private static LimitBounds bounds(JobDeclaration job) {
        return job.limit().orElseThrow().bounds();
    }

    @Dependent
    static class NoSuchParameter {
        @BackgroundJob(limit = "customer-{1}")
        void send(long customer) {}
    }

    @Test
    void a_parameter_that_is_not_there_is_refused() {
        assertRefused("""
                ERGA-0140  @BackgroundJob limit "customer-{1}" is not valid
                  at   dev.erga.cdi.LimitMistakesTest.NoSuchParameter.send(long)
                  why  {1} is no parameter: the method has 1, counted from 0
                  fix  write a key such as "customer-{0}", or one without arguments
                """, NoSuchParameter.class);
    }

    @Dependent
    static class WholeRecord {
        @BackgroundJob(limit = "order-{0}")
        void send(Order order) {}
    }

    @Test
    void a_parameter_that_is_not_one_text_is_refused() {
        assertRefused("""
                ERGA-0140  @BackgroundJob limit "order-{0}" is not valid
                  at   dev.erga.cdi.LimitMistakesTest.WholeRecord.send(Order)
                  why  {0} is of type Order, which is not one text; name a value inside of it, such as {0.id}
                  fix  write a key such as "customer-{0}", or one without arguments
                """, WholeRecord.class);
    }

    @Dependent
    static class IntoANumber {
        @BackgroundJob(limit = "order-{0.id}")
        void send(long order) {}
    }

    @Test
    void a_way_into_a_plain_value_is_refused() {
        assertRefused("""
                ERGA-0140  @BackgroundJob limit "order-{0.id}" is not valid
                  at   dev.erga.cdi.LimitMistakesTest.IntoANumber.send(long)
                  why  {0.id} leads into a value of type long, which has none inside
                  fix  write a key such as "customer-{0}", or one without arguments
                """, IntoANumber.class);
    }

    @Dependent
    static class Secret {
        @BackgroundJob(limit = "card-{0}")
        void charge(@Sensitive String card) {}
    }

    @Test
    void a_secret_in_a_key_is_refused() {
        assertThat(TestDeployment.refusal(FixedSettings.of(), Secret.class))
                .contains("{0} is @Sensitive, and a key is kept and shown as it is");
    }

    @Dependent
    static class Brace {
        @BackgroundJob(limit = "customer-{id}")
        void send(long customer) {}
    }

    @Test
    void a_brace_that_belongs_to_no_argument_is_refused() {
        assertRefused("""
                ERGA-0140  @BackgroundJob limit "customer-{id}" is not valid
                  at   dev.erga.cdi.LimitMistakesTest.Brace.send(long)
                  why  braces hold the position of a parameter, counted from 0, such as {0}, or a value inside of it, such as {0.id}; found "customer-{id}"
                  fix  write a key such as "customer-{0}", or one without arguments
                """, Brace.class);
    }

    @Dependent
    static class NoKey {
        @BackgroundJob(atOnce = 3)
        void send(long customer) {}
    }

    @Test
    void a_number_without_a_limit_is_refused() {
        assertRefused("""
                ERGA-0141  @BackgroundJob at-once 3 has no effect
                  at   dev.erga.cdi.LimitMistakesTest.NoKey.send(long)
                  why  it says how many places jobs share, and without a limit they share none
                  fix  name the places, such as limit = "customer-{0}", or remove it
                """, NoKey.class);
    }

    @Dependent
    static class BadRate {
        @BackgroundJob(limit = "smtp", rate = "100/min")
        void send(long customer) {}
    }

    @Test
    void a_rate_that_cannot_be_read_is_refused() {
        assertRefused("""
                ERGA-0142  @BackgroundJob rate "100/min" is not valid
                  at   dev.erga.cdi.LimitMistakesTest.BadRate.send(long)
                  why  a rate is written "100 per PT1M" or "sliding 100 per PT1M"
                  fix  write a number of starts and a time, such as "100 per PT1M"
                """, BadRate.class);
    }

    @Dependent
    static class Differ {
        @BackgroundJob(limit = "smtp", atOnce = 3)
        void send(long customer) {}

        @BackgroundJob(limit = "smtp", atOnce = 4)
        void sendAll() {}
    }

    @Test
    void two_numbers_for_the_same_places_are_refused() {
        assertRefused("""
                ERGA-0143  limit "smtp" has several numbers of places
                  at   Differ.send, Differ.sendAll
                  why  jobs of one key share places, but these methods say {Differ.send=3, Differ.sendAll=4}
                  fix  declare the same atOnce and rate at each of them, or give them different keys
                """, Differ.class);
    }
}
