package dev.erga.dashboard.jobs;

/**
 * What a person has asked for. It is stored as the argument of a job, so a component of it can be added but not changed.
 *
 * @param action what to do to each job: the name of an {@link dev.erga.dashboard.action.Action}
 * @param search the part of an address that asks for the jobs
 * @param asked when that was, ISO-8601: jobs that were made later are not meant, and spans in the search end there
 * @param most to how many jobs it may be done
 * @param expected how many jobs matched then; 0 where they were not counted to the end
 * @param who the person
 * @param from from where
 * @param why the reason
 */
public record Matching(
        String action, String search, String asked, int most, long expected, String who, String from, String why) {}
