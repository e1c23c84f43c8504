/** Sends mail to an SMTP host, or writes it into a folder where there is none. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.mail;
