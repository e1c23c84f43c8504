/** People of the shop: signing up, activating, being reminded, being forgotten. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.users;
