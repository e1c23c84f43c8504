package dev.erga.jobs.monitor;

import java.util.List;
import java.util.Optional;

/**
 * One page of schedules.
 *
 * @param lines by id
 * @param next what to give {@link RecurringFilter#following} for the next page; empty on the last
 */
public record RecurringPage(List<RecurringLine> lines, Optional<String> next) {

    public RecurringPage {
        lines = List.copyOf(lines);
    }
}
