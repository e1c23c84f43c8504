package dev.erga.cdi;

import dev.erga.engine.Engine;
import dev.erga.jobs.spi.OpenedStore;

/** An engine and the store that it works on but does not close. */
record MadeEngine(Engine engine, OpenedStore store) {}
