/** Month-end invoices: a recurring job that enqueues one job for each customer. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.invoices;
