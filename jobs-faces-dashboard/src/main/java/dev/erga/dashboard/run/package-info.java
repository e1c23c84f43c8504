/** The page on which people start jobs: a form made of a method's parameters, and the post that puts the job in. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.run;
