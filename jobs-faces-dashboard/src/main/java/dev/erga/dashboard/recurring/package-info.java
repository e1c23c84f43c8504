/** The pages of recurring jobs: the list of them, and each one with its fires to come and its ledger. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.recurring;
