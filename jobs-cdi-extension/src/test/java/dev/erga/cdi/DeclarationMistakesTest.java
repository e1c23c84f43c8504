package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each mistake that a declaration can have, and the words in which it is refused. */
class DeclarationMistakesTest {

    @Test
    void a_private_method_is_refused() {
        assertRefused("""
                ERGA-0101  @BackgroundJob on a private method
                  at   dev.erga.cdi.BadDeclarations.PrivateMethod.send(long)
                  why  the container calls job methods through a proxy, which sees no private methods
                  fix  make it package-private, protected or public
                """, BadDeclarations.PrivateMethod.class);
    }

    @Test
    void a_static_method_is_refused() {
        assertRefused("""
                ERGA-0102  @Recurring on a static method
                  at   dev.erga.cdi.BadDeclarations.StaticMethod.nightly()
                  why  a job runs on an instance that the container makes, and a static method has none
                  fix  remove static
                """, BadDeclarations.StaticMethod.class);
    }

    @Test
    void a_final_method_is_refused() {
        assertRefused("""
                ERGA-0103  @BackgroundJob on a final method
                  at   dev.erga.cdi.BadDeclarations.FinalMethod.send(long)
                  why  the container's proxy cannot override it, so it would run on an object without injected fields
                  fix  remove final from the method
                """, BadDeclarations.FinalMethod.class);
    }

    @Test
    void a_final_class_that_needs_a_proxy_is_refused() {
        assertRefused("""
                ERGA-0103  @BackgroundJob in a final class
                  at   dev.erga.cdi.BadDeclarations.FinalClass.send(long)
                  why  a bean that is @ApplicationScoped is called through a proxy, which cannot extend a final class
                  fix  remove final from the class, or make the bean @Dependent
                """, BadDeclarations.FinalClass.class);
    }

    @Test
    void an_annotation_that_an_overriding_method_loses_is_refused() {
        assertRefused("""
                ERGA-0104  @BackgroundJob on a method that a bean overrides
                  at   dev.erga.cdi.BadDeclarations.Base.run(long)
                  why  Java does not hand annotations down to overriding methods, so dev.erga.cdi.BadDeclarations.Overrides.run(long) is no job method
                  fix  annotate dev.erga.cdi.BadDeclarations.Overrides.run(long) as well
                """, BadDeclarations.Overrides.class);
    }

    @Test
    void an_annotation_on_the_method_of_an_interface_is_refused() {
        assertRefused("""
                ERGA-0104  @BackgroundJob on a method that a bean overrides
                  at   dev.erga.cdi.BadDeclarations.Contract.fulfil(long)
                  why  Java does not hand annotations down to overriding methods, so dev.erga.cdi.BadDeclarations.Fulfils.fulfil(long) is no job method
                  fix  annotate dev.erga.cdi.BadDeclarations.Fulfils.fulfil(long) as well
                """, BadDeclarations.Contract.class, BadDeclarations.Fulfils.class);
    }

    @Test
    void a_generic_method_is_refused() {
        assertRefused("""
                ERGA-0105  @BackgroundJob on a generic method
                  at   dev.erga.cdi.BadDeclarations.GenericMethod.send(Object)
                  why  a stored argument is read as the declared parameter type, and <T> names none
                  fix  write the parameter types out
                """, BadDeclarations.GenericMethod.class);
    }

    @Test
    void a_sixth_parameter_is_refused() {
        assertRefused("""
                ERGA-0106  @BackgroundJob on a method with 6 parameters
                  at   dev.erga.cdi.BadDeclarations.SixParameters.send(int, int, int, int, int, int)
                  why  a job method has 0 to 5 parameters
                  fix  put the arguments into a record and pass that
                """, BadDeclarations.SixParameters.class);
    }

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
    void a_parameter_that_json_cannot_carry_is_refused() {
        assertRefused("""
                ERGA-0108  parameter 2 (InputStream file) cannot be stored and read back
                  at   dev.erga.cdi.BadDeclarations.UnreadableParameter.load(long, InputStream)
                  why  java.io.InputStream is a java.io.InputStream, something of the running process that cannot be stored
                  fix  pass an id, a number, a text, a time, or a record or list of those; the job can load the rest
                """, BadDeclarations.UnreadableParameter.class);
    }

    @Test
    void a_bean_that_lives_by_its_visitor_is_refused() {
        assertRefused("""
                ERGA-0109  @BackgroundJob in a @SessionScoped bean
                  at   dev.erga.cdi.BadDeclarations.InSession.send(long)
                  why  the thread of a worker has no session
                  fix  move the method to an @ApplicationScoped or @Dependent bean, or to a @Stateless one
                """, BadDeclarations.InSession.class);
    }

    @Test
    void a_class_without_a_usable_constructor_is_refused() {
        assertRefused("""
                ERGA-0110  @BackgroundJob in a class that is not a bean
                  at   dev.erga.cdi.BadDeclarations.NoConstructor.send(long)
                  why  it has neither a constructor without parameters nor one with @Inject
                  fix  give it one of these
                """, BadDeclarations.NoConstructor.class);
    }

    @Test
    void an_inner_class_is_refused() {
        assertRefused("""
                ERGA-0110  @Recurring in a class that is not a bean
                  at   dev.erga.cdi.BadDeclarations.Inner.nightly()
                  why  the container cannot make an instance of an inner class
                  fix  make the class static, or a file of its own
                """, BadDeclarations.Inner.class);
    }

    @Test
    void a_method_that_no_type_of_the_bean_shows_is_refused() {
        assertRefused("""
                ERGA-0111  @BackgroundJob on a method that the container does not show to callers
                  at   dev.erga.cdi.BadDeclarations.Hidden.send(long)
                  why  the bean is handed out as Serializable, without this method
                  fix  add Hidden.class to its @Typed
                """, BadDeclarations.Hidden.class);
    }

    @Test
    void two_job_methods_of_one_name_are_refused() {
        assertRefused("""
                ERGA-0112  2 job methods are named "Overloaded.send"
                  at   dev.erga.cdi.BadDeclarations.Overloaded.send(String) and dev.erga.cdi.BadDeclarations.Overloaded.send(long)
                  why  a stored job says by this name which method it calls
                  fix  give each its own with @BackgroundJob(name = "...")
                """, BadDeclarations.Overloaded.class);
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
    void a_name_that_no_row_can_carry_is_refused() {
        assertRefused("""
                ERGA-0114  @BackgroundJob name "send "it"" is not a name
                  at   dev.erga.cdi.BadDeclarations.BadName.send(long)
                  why  a job method's name has 1 to 200 characters out of letters, digits, dot, _, - and $
                  fix  leave it out to have class and method as the name, such as "Emails.sendWelcome"
                """, BadDeclarations.BadName.class);
    }

    @Test
    void a_bad_queue_name_is_refused() {
        assertRefused("""
                ERGA-0115  @BackgroundJob queue "Mail Queue" is not a queue name
                  at   dev.erga.cdi.BadDeclarations.BadQueue.send(long)
                  why  a queue name has 1 to 50 characters out of a-z, 0-9, _ and -
                  fix  did you mean "mail-queue"?
                """, BadDeclarations.BadQueue.class);
    }

    @Test
    void a_priority_out_of_range_is_refused() {
        assertRefused("""
                ERGA-0116  @BackgroundJob priority 10 is out of range
                  at   dev.erga.cdi.BadDeclarations.BadPriority.send(long)
                  why  it must be 1 to 9
                  fix  choose a number in that range
                """, BadDeclarations.BadPriority.class);
    }

    @Test
    void attempts_out_of_range_are_refused() {
        assertRefused("""
                ERGA-0116  @BackgroundJob attempts 0 is out of range
                  at   dev.erga.cdi.BadDeclarations.BadAttempts.send(long)
                  why  it must be 1 to 1000
                  fix  choose a number in that range
                """, BadDeclarations.BadAttempts.class);
    }

    @Test
    void a_backoff_that_cannot_be_read_is_refused() {
        assertRefused("""
                ERGA-0117  @BackgroundJob backoff "fixed 30s" is not a backoff
                  at   dev.erga.cdi.BadDeclarations.BadBackoff.send(long)
                  why  "30s" is not an ISO-8601 duration
                  fix  write "polynomial", "fixed PT30S" or "exponential PT1S PT1H"
                """, BadDeclarations.BadBackoff.class);
    }

    @Test
    void a_timeout_that_cannot_be_read_is_refused() {
        assertRefused("""
                ERGA-0118  @BackgroundJob timeout "5 minutes" is not a duration
                  at   dev.erga.cdi.BadDeclarations.BadTimeout.send(long)
                  why  durations are written as in ISO-8601: PT30S, PT5M, PT2H, P1D
                  fix  did you mean "PT5M"?
                """, BadDeclarations.BadTimeout.class);
    }

    @Test
    void a_timeout_shorter_than_a_second_is_refused() {
        assertRefused("""
                ERGA-0118  @BackgroundJob timeout PT0.5S is out of range
                  at   dev.erga.cdi.BadDeclarations.ShortTimeout.send(long)
                  why  it must be from PT1S to P30D
                  fix  choose a duration in that range
                """, BadDeclarations.ShortTimeout.class);
    }

    @Test
    void a_negative_grace_is_refused() {
        assertRefused("""
                ERGA-0118  @Recurring grace -PT1S is out of range
                  at   dev.erga.cdi.BadDeclarations.BadGrace.nightly()
                  why  it must be from PT0S to P366D
                  fix  choose a duration in that range
                """, BadDeclarations.BadGrace.class);
    }

    @Test
    void two_rules_for_one_exception_are_refused() {
        assertRefused("""
                ERGA-0119  @RetryRule(on = IllegalStateException.class) makes no sense
                  at   dev.erga.cdi.BadDeclarations.TwoRules.send(long)
                  why  there are two rules for this exception
                  fix  keep one of them
                """, BadDeclarations.TwoRules.class);
    }

    @Test
    void a_rule_that_changes_nothing_is_refused() {
        assertRefused("""
                ERGA-0119  @RetryRule(on = IllegalStateException.class) makes no sense
                  at   dev.erga.cdi.BadDeclarations.EmptyRule.send(long)
                  why  it has neither attempts nor backoff and so changes nothing
                  fix  give it one of them, or remove it
                """, BadDeclarations.EmptyRule.class);
    }

    @Test
    void a_backoff_for_a_retry_that_never_comes_is_refused() {
        assertRefused("""
                ERGA-0119  @RetryRule(on = IllegalStateException.class) makes no sense
                  at   dev.erga.cdi.BadDeclarations.UselessBackoff.send(long)
                  why  with attempts = 1 there is no retry that could wait for a backoff
                  fix  remove the backoff, or allow more attempts
                """, BadDeclarations.UselessBackoff.class);
    }

    @Test
    void a_rule_for_an_exception_that_decides_by_itself_is_refused() {
        assertRefused("""
                ERGA-0119  @RetryRule(on = DoNotRetryException.class) makes no sense
                  at   dev.erga.cdi.BadDeclarations.DecidedRule.send(long)
                  why  this exception says by itself what becomes of the job
                  fix  remove the rule
                """, BadDeclarations.DecidedRule.class);
    }

    @Test
    void a_rule_with_attempts_out_of_range_is_refused() {
        assertRefused("""
                ERGA-0116  @RetryRule attempts -1 is out of range
                  at   dev.erga.cdi.BadDeclarations.BadRuleAttempts.send(long)
                  why  it must be 1 to 1000
                  fix  choose a number in that range
                """, BadDeclarations.BadRuleAttempts.class);
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

    @Test
    void a_method_that_returns_a_promise_is_refused() {
        assertRefused("""
                ERGA-0125  @BackgroundJob on an asynchronous method
                  at   dev.erga.cdi.BadDeclarations.Promises.send(long)
                  why  it returns a CompletionStage at once, so the job would count as done before its work is
                  fix  do the work in the method itself: it runs in the background already
                """, BadDeclarations.Promises.class);
    }

    @Test
    void an_asynchronous_method_is_refused() {
        assertRefused("""
                ERGA-0125  @BackgroundJob on an asynchronous method
                  at   dev.erga.cdi.BadDeclarations.Elsewhere.send(long)
                  why  @Asynchronous moves it to another thread, so the job would count as done before its work is
                  fix  do the work in the method itself: it runs in the background already
                """, BadDeclarations.Elsewhere.class);
    }

    @Test
    void a_transaction_of_its_own_is_refused() {
        assertRefused("""
                ERGA-0126  @BackgroundJob and @Transactional(REQUIRES_NEW) contradict each other
                  at   dev.erga.cdi.BadDeclarations.OwnTransactionWork.send(long)
                  why  its work would not commit together with the job's completion, so a crash between them repeats it
                  fix  remove it, or say transactional = false
                """, BadDeclarations.OwnTransactionWork.class);
    }

    @Test
    void a_method_that_runs_in_no_transaction_is_refused() {
        assertRefused("""
                ERGA-0126  @BackgroundJob and @Transactional(NEVER) contradict each other
                  at   dev.erga.cdi.BadDeclarations.NeverInTransaction.send(long)
                  why  it refuses to run in a transaction, and an attempt runs in one
                  fix  remove it, or say transactional = false
                """, BadDeclarations.NeverInTransaction.class);
    }

    @Test
    void a_method_that_demands_a_transaction_it_does_not_get_is_refused() {
        assertRefused("""
                ERGA-0126  @BackgroundJob and @Transactional(MANDATORY) contradict each other
                  at   dev.erga.cdi.BadDeclarations.MandatoryWithout.send(long)
                  why  it refuses to run without a transaction, and transactional = false gives it none
                  fix  remove transactional = false, or write REQUIRED
                """, BadDeclarations.MandatoryWithout.class);
    }

    private static void assertRefused(String text, Class<?>... beans) {
        assertThat(TestDeployment.refusal(FixedSettings.of(), beans))
                .isEqualTo("Erga found a mistake in this deployment:\n\n" + text);
    }
}
