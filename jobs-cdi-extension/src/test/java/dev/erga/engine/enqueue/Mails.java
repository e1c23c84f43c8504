package dev.erga.engine.enqueue;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bean with job methods of many shapes. */
class Mails implements Mailing<Long> {

    record Letter(String to, Optional<String> subject, ZonedDateTime at, List<Integer> pages) {
        public String getHeading() {
            return "Dear " + to;
        }
    }

    static final class Chain {
        public @Nullable Chain next;
    }

    public void nothing() {}

    public void send(long userId, String subject) {}

    public void letter(Letter letter, Map<String, List<Letter>> more) {}

    public void chain(Chain chain) {}

    @Override
    public void mail(Long receiver) {}

    public void undeclared() {}

    public static void still(Mails mails) {}

    public void many(String... words) {}
}
