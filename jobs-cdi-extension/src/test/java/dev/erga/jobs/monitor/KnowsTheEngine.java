package dev.erga.jobs.monitor;

import dev.erga.engine.Engine;

/** Breaks a rule: the monitor knows only values. */
public record KnowsTheEngine(Engine engine) {}
