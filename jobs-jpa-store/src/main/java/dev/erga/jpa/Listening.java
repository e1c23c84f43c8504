package dev.erga.jpa;

import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.WakeUps;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** One connection that listens. */
final class Listening implements WakeUps.Subscription {

    private static final Logger LOG = System.getLogger(Listening.class.getName());

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final Connection connection;
    private final DriverMail mail;
    private final String self;
    private final Duration longestSilence;
    private final OptionalInt limitBefore;
    private Duration silence = Duration.ZERO;

    private Listening(Connection connection, DriverMail mail, String self, Duration longestSilence) {
        this.connection = connection;
        this.mail = mail;
        this.self = self;
        this.longestSilence = longestSilence;
        this.limitBefore = limitAnswers();
    }

    static Listening begin(Notifications notifications) {
        try {
            return begin(notifications.source().getConnection(), notifications);
        } catch (SQLException failed) {
            throw lost(failed);
        }
    }

    private static Listening begin(Connection connection, Notifications notifications) throws SQLException {
        Listening listening;
        try {
            listening = new Listening(
                    connection, DriverMail.of(connection), notifications.self(), notifications.longestSilence());
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
        try {
            String channel = new Jdbc(connection, notifications.database())
                    .selectOne("SELECT " + Notifications.CHANNEL, row -> row.getString(1))
                    .orElseThrow();
            listening.execute("LISTEN " + channel);
            return listening;
        } catch (SQLException | RuntimeException failed) {
            listening.close();
            throw failed;
        }
    }

    @Override
    public Set<String> next(Duration atMost) {
        try {
            List<String> told = mail.await(atMost);
            silence = told.isEmpty() ? silence.plus(atMost) : Duration.ZERO;
            if (silence.compareTo(longestSilence) >= 0) {
                execute("SELECT 1");
                silence = Duration.ZERO;
            }
            return told.stream()
                    .map(text -> text.split(" ", 2))
                    .filter(parts -> parts.length == 2 && !parts[0].equals(self))
                    .map(parts -> parts[1])
                    .collect(Collectors.toSet());
        } catch (SQLException failed) {
            throw lost(failed);
        }
    }

    /** The pool may give the connection to others, who must neither hear of jobs nor be cut short. */
    @Override
    public void close() {
        try (connection) {
            try {
                execute("UNLISTEN *");
            } finally {
                unlimitAnswers();
            }
        } catch (SQLException | RuntimeException gone) {
            LOG.log(Level.DEBUG, "A connection that listened for wake-ups could not be given back in good order", gone);
        }
    }

    private void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
        Notifications.commit(connection);
    }

    /** Not every pool lets it be set; then a connection that was cut is noticed when the operating system notices. */
    private OptionalInt limitAnswers() {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST_ANSWER.toMillis()));
            return OptionalInt.of(before);
        } catch (SQLException | RuntimeException notHere) {
            LOG.log(Level.DEBUG, "The pool sets no limit for answers", notHere);
            return OptionalInt.empty();
        }
    }

    private void unlimitAnswers() throws SQLException {
        if (limitBefore.isPresent()) {
            connection.setNetworkTimeout(Runnable::run, limitBefore.getAsInt());
        }
    }

    private static StoreException lost(SQLException failed) {
        return new StoreException(StoreMessages.cannotHear(failed), failed, true);
    }
}
