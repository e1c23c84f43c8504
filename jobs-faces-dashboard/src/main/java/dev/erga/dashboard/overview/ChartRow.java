package dev.erga.dashboard.overview;

import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Moment;

/**
 * One row of the table beside a chart.
 *
 * @param from when its time begins
 * @param succeeded how many jobs succeeded
 * @param failed how many failed for good
 * @param retried how many attempts failed that were followed by another
 * @param p95 what 95 of 100 that succeeded stayed within
 */
public record ChartRow(Moment from, String succeeded, String failed, String retried, Amount p95) {}
