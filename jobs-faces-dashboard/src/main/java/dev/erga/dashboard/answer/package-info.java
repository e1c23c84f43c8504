/** Answers that need no Faces: refusals, errors and the stylesheet, with the headers that every answer carries. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.answer;
