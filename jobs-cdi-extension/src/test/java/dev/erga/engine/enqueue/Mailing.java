package dev.erga.engine.enqueue;

/** An interface by which callers may know a bean. */
interface Mailing<R> {
    void mail(R receiver);
}
