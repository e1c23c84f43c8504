package dev.erga.cdi;

import static dev.erga.cdi.TestDeployment.assertRefused;

import org.junit.jupiter.api.Test;

/** What {@code @BackgroundJob} must not say, and the words in which it is refused. */
class JobMistakesTest {

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
    void a_chunk_out_of_range_is_refused() {
        assertRefused("""
                ERGA-0116  @BackgroundJob chunk 501 is out of range
                  at   dev.erga.cdi.BadDeclarations.BadChunk.send(long)
                  why  it must be 1 to 500
                  fix  choose a number in that range
                """, BadDeclarations.BadChunk.class);
    }

    @Test
    void a_chunk_without_a_transaction_is_refused() {
        assertRefused("""
                ERGA-0128  @BackgroundJob chunk 50 without a transaction
                  at   dev.erga.cdi.BadDeclarations.ChunkWithoutTransaction.send(long)
                  why  the jobs of a chunk share one transaction, and transactional = false gives them none
                  fix  remove the chunk: completions of such jobs are written many at a time anyway
                """, BadDeclarations.ChunkWithoutTransaction.class);
    }

    @Test
    void a_chunk_on_a_schedule_is_refused() {
        assertRefused("""
                ERGA-0129  @BackgroundJob chunk 50 on a method with @Recurring
                  at   dev.erga.cdi.BadDeclarations.ChunkOnSchedule.nightly()
                  why  a schedule makes one job for each fire, so no two would ever wait for a chunk
                  fix  remove the chunk; if each fire has much to do, enqueue many jobs of another method
                """, BadDeclarations.ChunkOnSchedule.class);
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
}
