/** Takes customers over from an uploaded file: one job for each row. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.imports;
