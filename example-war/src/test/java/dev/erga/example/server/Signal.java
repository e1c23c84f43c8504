package dev.erga.example.server;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What Java itself cannot send to a process. Works on Linux and macOS. */
public enum Signal {
    /** Halts the process where it is; its connections stay open and nobody answers on them. */
    FREEZE("-STOP"),
    /** Lets a frozen process go on as if nothing had happened. */
    THAW("-CONT");

    private final String option;

    Signal(String option) {
        this.option = option;
    }

    /** Sends this signal and returns once it was delivered. */
    public void send(ProcessHandle process) {
        String pid = Long.toString(process.pid());
        try {
            int exit =
                    new ProcessBuilder("kill", option, pid).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill %s %s ended with %d".formatted(option, pid, exit));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending %s to %s".formatted(this, pid), e);
        }
    }
}
