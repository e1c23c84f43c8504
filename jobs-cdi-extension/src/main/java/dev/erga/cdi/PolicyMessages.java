package dev.erga.cdi;

import dev.erga.jobs.Problem;

/** The numbered mistakes in what a job method says of the ends of its jobs, ERGA-0130 to ERGA-0134. */
final class PolicyMessages {

    private PolicyMessages() {}

    static Problem badKeep(Given given) {
        return Problem.of("ERGA-0130", given.subject() + " \"" + given.text() + "\" is not a time to keep jobs for")
                .at(given.place())
                .why("it is a duration as in ISO-8601, such as PT12H or P30D, or the word forever")
                .fix(Suggestions.duration(given.text())
                        .map(meant -> "did you mean \"" + meant + "\"?")
                        .orElse("write it in one of these forms, or leave it out to keep them as all jobs"));
    }

    static Problem badRule(Given given, String rule, String why) {
        return Problem.of("ERGA-0131", given.subject() + " has a rule that makes no sense: \"" + rule + "\"")
                .at(given.place())
                .why(why)
                .fix("write rules such as \"java.net.ConnectException: 20, fixed PT30S; com.acme.NoSuchCustomer: 1\","
                        + " or \"none\"");
    }

    static Problem badBreaker(Given given) {
        return Problem.of("ERGA-0132", given.subject() + " \"" + given.text() + "\" is not a breaker")
                .at(given.place())
                .why(
                        "it is 1 to 1000 failures, how long the method then rests, and how long it rests at most if it goes on"
                                + " failing, from PT1S to P30D")
                .fix("write \"5 PT1M\", \"5 PT1M PT1H\" or, in the configuration, \"off\"");
    }
}
