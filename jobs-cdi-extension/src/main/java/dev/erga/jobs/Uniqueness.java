package dev.erga.jobs;

/**
 * What several calls with the same key come to: one job ({@link Unique}), or the last of a burst ({@link Debounce}).
 *
 * <p>A key belongs to one job method and, if the call names a tenant, to that tenant: others may use the same text.
 */
public sealed interface Uniqueness permits Unique, Debounce {

    /** What makes calls alike: 1 to 200 characters, compared as they are. It is stored readable, so no secret belongs in it. */
    String key();
}
