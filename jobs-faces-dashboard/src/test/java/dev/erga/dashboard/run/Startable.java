package dev.erga.dashboard.run;

import dev.erga.jobs.monitor.StartConstraint;
import dev.erga.jobs.monitor.StartParameter;
import dev.erga.jobs.monitor.StartParameter.Kind;
import dev.erga.jobs.monitor.StartableMethod;
import java.util.List;
import java.util.Map;

/** A method that the tests start. */
final class Startable {

    static final StartableMethod EXPORT = new StartableMethod(
            "Exports.customer",
            "default",
            11,
            true,
            List.of(
                    parameter("customerId", "long", Kind.INTEGER, true, new StartConstraint("Positive", Map.of())),
                    new StartParameter(
                            "format", "ExportFormat", Kind.CHOICE, List.of("CSV", "PDF"), false, false, List.of()),
                    parameter(
                            "email",
                            "String",
                            Kind.TEXT,
                            false,
                            new StartConstraint("Email", Map.of("regexp", ".*")),
                            new StartConstraint("Size", Map.of("min", "0", "max", "120"))),
                    parameter("all", "boolean", Kind.BOOLEAN, true),
                    new StartParameter("card", "String", Kind.TEXT, List.of(), false, true, List.of())));

    private Startable() {}

    private static StartParameter parameter(
            String name, String type, Kind kind, boolean required, StartConstraint... constraints) {
        return new StartParameter(name, type, kind, List.of(), required, false, List.of(constraints));
    }
}
