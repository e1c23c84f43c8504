/** Words, numbers and times as the dashboard shows them, in the reader's language. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.text;
