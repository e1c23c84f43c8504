package dev.erga.engine.setup;

import java.lang.reflect.Method;

/**
 * Turns older arguments of a job method into the present ones.
 *
 * @param storedAs under which name the jobs are stored that it is for: the method's present one or a former one
 * @param method static; takes older arguments and gives {@link dev.erga.jobs.JobArguments}
 */
public record Upcaster(String storedAs, Method method) {}
