/** Answers that need no Faces: refusals, errors and the stylesheet and the script, with the headers that every answer carries. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.answer;
