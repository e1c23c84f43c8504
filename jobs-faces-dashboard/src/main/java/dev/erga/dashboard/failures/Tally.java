package dev.erga.dashboard.failures;

import dev.erga.dashboard.text.Numbers;
import dev.erga.jobs.monitor.BoundedCount;

/**
 * A number and the list that proves it.
 *
 * @param label what is counted
 * @param number how many
 * @param address where they are listed, below the dashboard's address; empty for none
 */
public record Tally(String label, String number, String address) {

    /** A number of which there is nothing to list leads nowhere. */
    public static Tally of(String label, BoundedCount count, String address) {
        return new Tally(label, Numbers.counted(count), count.value() == 0 ? "" : address);
    }

    /** Whether there is none. */
    public boolean none() {
        return address.isEmpty();
    }
}
