package dev.erga.dashboard.text;

/**
 * One point in time, ready for a {@code <time>} element.
 *
 * @param iso the exact time for machines, ISO-8601 in UTC
 * @param words what the page shows
 * @param exact the exact time for people
 * @param form in which form the words are, for the script that tells them anew as time passes and in other zones: {@code
 *     relative}, {@code clock}, {@code millis}, {@code minute} or {@code day}; empty for words that it leaves alone
 */
public record Moment(String iso, String words, String exact, String form) {

    /** The same in other words, which the script leaves alone. */
    public Moment inWords(String others) {
        return new Moment(iso, others, exact, "");
    }
}
