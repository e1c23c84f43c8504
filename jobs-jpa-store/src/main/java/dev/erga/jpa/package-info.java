/** Keeps jobs in the application's own database: the store's verbs as JPA and SQL on one persistence unit. */
@org.jspecify.annotations.NullMarked
package dev.erga.jpa;
