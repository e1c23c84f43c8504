/** People of the shop: signing up, activating, being reminded and thanked, being forgotten. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.users;
