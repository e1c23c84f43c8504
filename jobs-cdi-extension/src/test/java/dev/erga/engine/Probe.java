package dev.erga.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bean whose job methods do what a test says, and remember their arguments. */
class Probe {

    /** What a test lets a job do. */
    @FunctionalInterface
    interface Deed {
        void run(long argument) throws Exception;
    }

    final List<Long> first = new CopyOnWriteArrayList<>();
    final List<Long> second = new CopyOnWriteArrayList<>();
    volatile Deed deed = argument -> {};
    volatile Deed after = argument -> {};

    public void first(long argument) throws Exception {
        first.add(argument);
        deed.run(argument);
    }

    public void second(long argument) throws Exception {
        second.add(argument);
    }

    public void tick() throws Exception {
        first.add(0L);
        deed.run(0);
    }
}
