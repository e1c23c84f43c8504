/** Yearly renewals: a recurring job that makes a batch, and reports that follow the batch's end. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.renewals;
