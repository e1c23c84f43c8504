package dev.erga.it;

import dev.erga.jobs.BackgroundJob;

/** Nothing makes it a bean. */
public class Forgotten {
    @BackgroundJob
    public void send(long userId) {}
}
