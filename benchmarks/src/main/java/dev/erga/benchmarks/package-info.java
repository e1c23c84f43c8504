/** The command: measures Erga beside plain JDBC and its peers, on one database in one run; compare ratios, not rates. */
@org.jspecify.annotations.NullMarked
package dev.erga.benchmarks;
