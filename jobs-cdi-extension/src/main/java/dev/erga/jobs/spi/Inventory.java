package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What waits to be run, as far as somebody has looked.
 *
 * @param complete whether that is all that waits
 * @param jobs the jobs that are not over, by the names under which they are stored
 * @param schedules the recurring jobs that code has made, by id
 */
public record Inventory(boolean complete, List<Jobs> jobs, List<Schedule> schedules) {

    /** How many samples there are of one name at most: half of them the oldest, half the newest that were seen. */
    public static final int SAMPLES = 10;

    /**
     * Jobs that are stored under one name.
     *
     * @param name the job method's, perhaps a former one
     * @param seen how many there are, as far as somebody has looked
     * @param samples some of them
     */
    public record Jobs(String name, int seen, List<Sample> samples) {

        public Jobs {
            samples = List.copyOf(samples);
        }
    }

    /**
     * One of the jobs.
     *
     * @param id which
     * @param arguments a JSON array, as stored
     */
    public record Sample(JobId id, String arguments) {}

    /**
     * A recurring job that code has made.
     *
     * @param id its name
     * @param jobName the job method that it calls, perhaps by a former name
     * @param arguments what it passes, a JSON array
     */
    public record Schedule(String id, String jobName, String arguments) {}

    /** Every job method's name that occurs. */
    public Set<String> names() {
        return Stream.concat(jobs.stream().map(Jobs::name), schedules.stream().map(Schedule::jobName))
                .collect(Collectors.toUnmodifiableSet());
    }

    public Inventory {
        jobs = List.copyOf(jobs);
        schedules = List.copyOf(schedules);
    }
}
