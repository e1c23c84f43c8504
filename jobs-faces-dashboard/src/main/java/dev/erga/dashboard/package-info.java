/** Shows jobs to the people who watch over them, on Faces pages inside the application's own WAR. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard;
