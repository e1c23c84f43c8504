package dev.erga.dashboard.failures;

import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.BoundedCount;
import java.util.List;

/**
 * The way to one of the two pages about jobs that fail.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour
 * @param word what it holds
 * @param count how many jobs
 * @param address its page, below the dashboard's address
 * @param current whether it is what is shown
 */
public record FailureTab(String icon, String tone, String word, String count, String address, boolean current) {

    private static final String FAILURES = "/failures";
    private static final String RETRIES = "/retries";

    /** Both, where failures are shown. */
    static List<FailureTab> onFailures(BoundedCount failed, BoundedCount retrying, Texts texts) {
        return both(failed, retrying, FAILURES, texts);
    }

    /** Both, where retries are shown. */
    public static List<FailureTab> onRetries(BoundedCount failed, BoundedCount retrying, Texts texts) {
        return both(failed, retrying, RETRIES, texts);
    }

    private static List<FailureTab> both(BoundedCount failed, BoundedCount retrying, String current, Texts texts) {
        return List.of(
                new FailureTab(
                        "erga-failed",
                        failed.value() == 0 ? "erga-dim" : "erga-bad",
                        texts.get("failures.tab"),
                        Numbers.counted(failed),
                        FAILURES,
                        current.equals(FAILURES)),
                new FailureTab(
                        "erga-retry",
                        "erga-plan",
                        texts.get("retries.tab"),
                        Numbers.counted(retrying),
                        RETRIES,
                        current.equals(RETRIES)));
    }
}
