package dev.erga.dashboard.job;

import dev.erga.dashboard.text.Numbers;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.ParameterDetails;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a job was given.
 *
 * @param name the parameter's name, or its place where its name is not known
 * @param value as it is stored; hostile text is possible
 * @param type the parameter's type; empty where it is not known
 */
public record Argument(String name, String value, String type) {

    /**
     * Those of a job. Parameters are told as this node declares the method, so only if it takes as many: another version of the
     * application may have stored the job.
     */
    static List<Argument> of(JobDetails job) {
        List<String> values = Arguments.of(job.arguments());
        List<ParameterDetails> parameters = job.parameters();
        boolean known = parameters.size() == values.size();
        return IntStream.range(0, values.size())
                .mapToObj(i -> {
                    String place = Numbers.grouped(i + 1L);
                    return known
                            ? new Argument(
                                    parameters.get(i).name().orElse(place),
                                    values.get(i),
                                    parameters.get(i).type())
                            : new Argument(place, values.get(i), "");
                })
                .toList();
    }
}
