/** Tests of answers without Faces. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.answer;
