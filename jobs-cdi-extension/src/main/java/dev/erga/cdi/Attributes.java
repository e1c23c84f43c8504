package dev.erga.cdi;

import java.util.Optional;

/**
 * What one declaration says: its annotation's attributes, or the configuration's word instead.
 *
 * @param settings the configuration
 * @param prefix under which the configuration speaks of this declaration
 * @param annotation its annotation, such as {@code @Recurring}
 * @param place its method
 */
record Attributes(Settings settings, String prefix, String annotation, String place) {

    static Attributes ofJob(Settings settings, FoundMethod found) {
        return new Attributes(settings, "erga.job.\"" + found.name() + "\".", found.annotation(), found.place());
    }

    static Attributes ofSchedule(Settings settings, FoundMethod found, String id) {
        return new Attributes(settings, "erga.recurring." + id + ".", "@Recurring", found.place());
    }

    /** The text for an attribute that always has one. */
    Given given(String attribute, Object annotated) {
        return configured(attribute).orElseGet(() -> annotated(attribute, annotated));
    }

    /** The text for an attribute that may be left empty. */
    Optional<Given> optional(String attribute, String annotated) {
        return configured(attribute)
                .or(() -> annotated.isEmpty() ? Optional.empty() : Optional.of(annotated(attribute, annotated)));
    }

    Optional<Given> configured(String attribute) {
        return settings.find(prefix + attribute).map(setting -> Given.by(setting, place));
    }

    Given annotated(String attribute, Object value) {
        return new Given(annotation + " " + attribute, String.valueOf(value), place);
    }
}
