/** The page of help: keys, versions, numbers of messages, the first steps, and to admins the configuration. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.help;
