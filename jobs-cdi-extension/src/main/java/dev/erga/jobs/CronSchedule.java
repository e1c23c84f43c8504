package dev.erga.jobs;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * When a recurring job fires: a cron expression, read as Hangfire reads it.
 *
 * <p>An expression has 5 fields (minute, hour, day of month, month, day of week) or 6, with the second first. Blanks or
 * tabs separate them; case does not matter.
 *
 * <table>
 * <caption>What may stand in a field</caption>
 * <tr><th>form</th><th>fields</th><th>means</th></tr>
 * <tr><td>{@code *}, {@code ?}</td><td>all</td><td>every value</td></tr>
 * <tr><td>{@code 5}, {@code MAR}, {@code FRI}</td><td>all</td><td>a value: second and minute 0-59, hour 0-23, day of month
 * 1-31, month 1-12 or JAN-DEC, day of week 0-7 or SUN-SAT, where 0 and 7 are Sunday</td></tr>
 * <tr><td>{@code 9-17}, {@code 22-4}, {@code FRI-MON}</td><td>all</td><td>a range; one that falls goes on past the end of
 * the field, so {@code 22-4} is 22, 23, 0 to 4</td></tr>
 * <tr><td>{@code *}{@code /15}, {@code 10-40/5}, {@code 5/20}</td><td>all</td><td>every so many values of a range, from its
 * start; a value with a step goes on to the end of the field</td></tr>
 * <tr><td>{@code 1,15,20-25}</td><td>all</td><td>a list of values and ranges</td></tr>
 * <tr><td>{@code L}, {@code L-3}</td><td>day of month</td><td>the last day, three days before it</td></tr>
 * <tr><td>{@code 15W}, {@code LW}, {@code L-3W}</td><td>day of month</td><td>the day from Monday to Friday nearest to that
 * day, never in another month</td></tr>
 * <tr><td>{@code FRIL}, {@code FRI#2}</td><td>day of week</td><td>the last, the second Friday of the month</td></tr>
 * </table>
 *
 * <p>A month without such a day is passed over: {@code 31}, {@code 30W} or {@code FRI#5} do not fire in every month. When
 * both day fields are restricted, <b>both</b> must match: {@code 0 0 13 * FRI} is Friday the 13th. (Unix cron fires on
 * either.)
 *
 * <p>Instead of fields there may be a macro: {@code @every_second}, {@code @every_minute}, {@code @hourly}, {@code @daily} or
 * {@code @midnight}, {@code @weekly} (Sunday, 00:00), {@code @monthly}, {@code @yearly} or {@code @annually}.
 *
 * <h2>When clocks are set</h2>
 *
 * An expression is an <i>interval</i> if its second, minute or hour has a {@code *}, a range or a step, such as {@code 30 *
 * * * *} or {@code 0 9-17 * * *}. Otherwise it means <i>fixed times</i>, such as {@code 0,30 2 * * *}.
 *
 * <ul>
 *   <li>Fixed times fire once each. One that the zone skips fires at the first instant after the gap (and several skipped
 *       ones fire there together, once). One that comes twice fires at its first pass.
 *   <li>An interval fires at every instant whose local time matches. It keeps its period: local times that are skipped do
 *       not fire, and those that come twice fire twice.
 * </ul>
 *
 * A date is that of the local time meant, so {@code 30 0 * * SUN} fires for Sunday even where that Sunday begins at one
 * o'clock. This holds for every setting of a clock by any amount, also for a day left out.
 *
 * <p>Two schedules are equal if their expressions are, apart from case, blanks, macros and the names of days and months.
 * Immutable and thread-safe.
 */
public final class CronSchedule {

    private final String expression;
    private final CronPlain plain;
    private final CronRule rule;

    private CronSchedule(String expression, CronPlain plain) {
        this.expression = expression;
        this.plain = plain;
        this.rule = CronBits.rule(plain);
    }

    /**
     * Reads an expression of at most 200 characters.
     *
     * @throws InvalidCronException if the text is no expression, or no date can ever match it, such as February 30
     */
    public static CronSchedule parse(String expression) {
        try {
            return read(expression);
        } catch (InvalidCronException refused) {
            throw CronSuggestions.addTo(refused);
        }
    }

    static CronSchedule read(String expression) {
        CronSchedule schedule = new CronSchedule(expression, CronReader.read(expression));
        if (schedule.rule.days().isNever()) {
            throw CronReader.never(expression);
        }
        return schedule;
    }

    /**
     * The first fire later than an instant. Fires are at whole seconds of the years 1 to 9999.
     *
     * @param after the instant, itself excluded
     * @param zone where the expression's local times are
     * @return empty only if there is none before the year 10000
     */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return new CronFires(rule, zone.getRules()).after(after);
    }

    /** Whether it is an <i>interval</i>, which keeps its period when clocks are set; otherwise it means <i>fixed times</i>. */
    public boolean isInterval() {
        return rule.interval();
    }

    /** The text that was read, unchanged. */
    public String expression() {
        return expression;
    }

    /**
     * Says in words when it fires, such as {@code every 5 minutes}; in English if there are no words for the language.
     * Meant for people: the wording may change.
     */
    public String describe(Locale locale) {
        return CronWords.describe(plain, locale);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronSchedule schedule && plain.equals(schedule.plain);
    }

    @Override
    public int hashCode() {
        return plain.hashCode();
    }

    /** The text that was read. */
    @Override
    public String toString() {
        return expression;
    }
}
