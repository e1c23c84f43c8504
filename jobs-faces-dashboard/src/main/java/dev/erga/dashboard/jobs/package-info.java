/** The lists of jobs: by state, by what is searched for, page by page. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.jobs;
