package dev.erga.example.exports;

/**
 * What an export leaves as its result.
 *
 * @param file where it is
 * @param rows how many users are in it
 */
public record ExportReport(String file, long rows) {}
