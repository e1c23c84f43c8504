package dev.erga.engine.loop;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A logger for which memory never suffices. */
final class BrokenLog implements System.Logger {

    @Override
    public String getName() {
        return "broken";
    }

    @Override
    public boolean isLoggable(Level level) {
        return true;
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable thrown) {
        throw new OutOfMemoryError("played");
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... params) {
        throw new OutOfMemoryError("played");
    }
}
