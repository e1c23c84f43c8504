package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Sensitive;
import jakarta.enterprise.context.ApplicationScoped;
import org.junit.jupiter.api.Test;

/** What can be wrong with the keys for secrets; no message shows one. */
class EncryptionMistakesTest {

    private static final String GOOD = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @ApplicationScoped
    static class Emails {
        @BackgroundJob
        void sendCode(long userId, @Sensitive String code) {}
    }

    @Test
    void a_secret_without_a_key_is_refused_and_told_how_to_make_one() {
        assertRefused("""
                ERGA-0320  @BackgroundJob with a @Sensitive parameter, and no key to encrypt it with
                  at   dev.erga.cdi.EncryptionMistakesTest.Emails.sendCode(long, String)
                  why  its arguments would stand in the database for all to read
                  fix  make a key, such as with "openssl rand -base64 32", and give it to every node as erga.encryption.key
                """, "erga.workers", "3");
    }

    @Test
    void a_key_of_another_length_is_refused_and_not_shown() {
        assertRefused("""
                ERGA-0321  erga.encryption.key is not a key
                  at   erga.encryption.key (test.properties)
                  why  a key is 32 random bytes in base64, but it has 6 bytes
                  fix  make one, such as with "openssl rand -base64 32"
                """, "erga.encryption.key", "c2VjcmV0");
    }

    @Test
    void a_key_that_is_not_base64_is_refused_and_not_shown() {
        assertRefused("""
                ERGA-0321  erga.encryption.key is not a key
                  at   erga.encryption.key (test.properties)
                  why  a key is 32 random bytes in base64, but it is not base64
                  fix  make one, such as with "openssl rand -base64 32"
                """, "erga.encryption.key", "hunter2!");
    }

    @Test
    void a_misspelt_key_is_told_without_its_value() {
        assertRefused("""
                ERGA-0620  there is no key erga.encryption.kee
                  at   erga.encryption.kee (test.properties)
                  why  what begins with erga. is meant for Erga, which knows no such key
                  fix  did you mean erga.encryption.key?
                """, "erga.encryption.key", GOOD, "erga.encryption.kee", "hunter2");
    }

    @Test
    void an_id_that_cannot_stand_in_a_row_is_refused() {
        assertRefused("""
                ERGA-0322  "two words" is not a key's id
                  at   erga.encryption.key-id (test.properties)
                  why  it has 1 to 50 characters out of letters, digits, _ and -
                  fix  choose a short one, such as the month in which the key was made
                """, "erga.encryption.key", GOOD, "erga.encryption.key-id", "two words");
    }

    @Test
    void a_key_that_is_old_and_current_is_refused() {
        assertRefused("""
                ERGA-0322  erga.encryption.old-keys.main is old and current at once
                  at   erga.encryption.old-keys.main (test.properties)
                  why  new arguments are encrypted with the key that erga.encryption.key-id names, so the two would be confused
                  fix  give a new key a new id
                """, "erga.encryption.key", GOOD, "erga.encryption.old-keys.main", GOOD);
    }

    @Test
    void keys_are_read_by_their_ids() {
        FixedSettings settings = FixedSettings.of(
                "erga.encryption.key", GOOD,
                "erga.encryption.key-id", "2026-03",
                "erga.encryption.old-keys.2025-09", GOOD);

        Plan plan = TestDeployment.plan(settings, Emails.class);

        assertThat(plan.keys().orElseThrow().currentId()).isEqualTo("2026-03");
        assertThat(plan.keys().orElseThrow().byId("2025-09")).isPresent();
        assertThat(plan.keys().orElseThrow().byId("main")).isEmpty();
    }

    private static void assertRefused(String text, String... keysAndValues) {
        assertThat(TestDeployment.refusal(FixedSettings.of(keysAndValues), Emails.class))
                .isEqualTo("Erga found a mistake in this deployment:\n\n" + text)
                .doesNotContain("hunter2", "c2VjcmV0", GOOD);
    }
}
