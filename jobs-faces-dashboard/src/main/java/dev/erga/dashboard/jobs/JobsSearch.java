package dev.erga.dashboard.jobs;

/** The addresses of lists, for the links of other pages. */
public final class JobsSearch {

    private JobsSearch() {}

    /** What the address of the list of jobs with this in common has after the question mark. */
    public static String address(String qualifier, String value) {
        return JobsQuery.addressOf(qualifier, value);
    }
}
