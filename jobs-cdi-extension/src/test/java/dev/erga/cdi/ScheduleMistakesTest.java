package dev.erga.cdi;

import static dev.erga.cdi.TestDeployment.assertRefused;

import org.junit.jupiter.api.Test;

/** What {@code @Recurring} must not say, and the words in which it is refused. */
class ScheduleMistakesTest {

    @Test
    void a_cron_expression_that_cannot_be_read_is_refused() {
        assertRefused("""
                ERGA-0107  @Recurring cron "0 25 * * *" is not valid
                  at   dev.erga.cdi.BadDeclarations.BadCron.nightly()
                  why  hour must be 0-23, found 25
                  fix  did you mean "25 0 * * *"?
                """, BadDeclarations.BadCron.class);
    }

    @Test
    void two_schedules_of_one_id_are_refused() {
        assertRefused("""
                ERGA-0113  2 recurring jobs have the id "same"
                  at   dev.erga.cdi.BadDeclarations.SameId.one() and dev.erga.cdi.BadDeclarations.SameId.other()
                  why  the id names the schedule in the database, so each fire would be taken for the other's
                  fix  give each its own id
                """, BadDeclarations.SameId.class);
    }

    @Test
    void a_grace_in_which_no_fire_could_be_noticed_is_refused() {
        assertRefused("""
                ERGA-0118  @Recurring grace PT0.5S is out of range
                  at   dev.erga.cdi.BadDeclarations.BadGrace.nightly()
                  why  it must be from PT1S to P366D
                  fix  choose a duration in that range
                """, BadDeclarations.BadGrace.class);
    }

    @Test
    void a_schedule_that_catches_up_nothing_is_refused() {
        assertRefused("""
                ERGA-0116  @Recurring catchUp 0 is out of range
                  at   dev.erga.cdi.BadDeclarations.BadCatchUp.nightly()
                  why  it must be 1 to 1000
                  fix  choose a number in that range
                """, BadDeclarations.BadCatchUp.class);
    }

    @Test
    void a_schedule_for_a_method_with_parameters_is_refused() {
        assertRefused("""
                ERGA-0120  @Recurring on a method with 1 parameter
                  at   dev.erga.cdi.BadDeclarations.RecurringWithParameter.nightly(int)
                  why  a schedule has no arguments to pass
                  fix  remove the parameters, or call this method from one without any
                """, BadDeclarations.RecurringWithParameter.class);
    }

    @Test
    void a_schedule_without_times_is_refused() {
        assertRefused("""
                ERGA-0121  @Recurring without cron and without every
                  at   dev.erga.cdi.BadDeclarations.NoTimes.nightly()
                  why  nothing says when it fires
                  fix  give it one, such as cron = "0 2 * * *" or every = "PT15M"
                """, BadDeclarations.NoTimes.class);
    }

    @Test
    void a_schedule_with_both_cron_and_every_is_refused() {
        assertRefused("""
                ERGA-0121  @Recurring with both cron and every
                  at   dev.erga.cdi.BadDeclarations.TwoTimes.nightly()
                  why  a schedule fires either at the times of an expression or at a fixed interval
                  fix  remove one of them
                """, BadDeclarations.TwoTimes.class);
    }

    @Test
    void an_interval_shorter_than_a_second_is_refused() {
        assertRefused("""
                ERGA-0122  @Recurring every PT0.1S is too short
                  at   dev.erga.cdi.BadDeclarations.ShortInterval.often()
                  why  each fire is a row in the database, so an interval is at least PT1S
                  fix  choose a longer one, and loop inside the job if it must be faster
                """, BadDeclarations.ShortInterval.class);
    }

    @Test
    void an_unknown_zone_is_refused() {
        assertRefused("""
                ERGA-0123  @Recurring zone "Europe/Pariss" is not a time zone
                  at   dev.erga.cdi.BadDeclarations.BadZone.nightly()
                  why  it is neither in the time zone database nor an offset such as +02:00
                  fix  did you mean "Europe/Paris"?
                """, BadDeclarations.BadZone.class);
    }

    @Test
    void a_bad_schedule_id_is_refused() {
        assertRefused("""
                ERGA-0124  @Recurring id "nightly digest" is not an id
                  at   dev.erga.cdi.BadDeclarations.BadId.nightly()
                  why  an id has 1 to 100 characters out of a-z, A-Z, 0-9, dot, _ and -
                  fix  write one such as "nightly-digest"
                """, BadDeclarations.BadId.class);
    }
}
