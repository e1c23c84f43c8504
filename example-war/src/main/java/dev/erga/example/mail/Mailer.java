package dev.erga.example.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends mail through Jakarta Mail to {@code shop.mail.smtp.host}, or without one writes it as an {@code .eml} file into
 * {@code shop.mail.folder}. No database can take a sent mail back: a caller whose transaction then rolls back sends it
 * again. Both ways make the repetition harmless by the mail's key: a file is overwritten, and a mail keeps its
 * Message-ID, by which mail servers and programs drop what they have already. Thread-safe.
 */
@ApplicationScoped
public class Mailer {

    @Inject
    @ConfigProperty(name = "shop.mail.smtp.host")
    private Optional<String> host;

    @Inject
    @ConfigProperty(name = "shop.mail.smtp.port", defaultValue = "25")
    private int port;

    @Inject
    @ConfigProperty(name = "shop.mail.from", defaultValue = "shop@example.org")
    private String from;

    @Inject
    @ConfigProperty(name = "shop.mail.folder")
    private String folder;

    @Inject
    private Clock clock;

    /**
     * Returns once the server has taken the mail, or the file is complete.
     *
     * @throws MessagingException if the server cannot be reached within 10 s or refuses; sending again may work
     * @throws IOException if the file cannot be written
     */
    public void send(Mail mail) throws MessagingException, IOException {
        if (host.isPresent()) {
            Transport.send(message(mail, host.get()));
        } else {
            new MailFolder(Path.of(folder)).keep(mail.key(), message(mail, "localhost"));
        }
    }

    private KeyedMessage message(Mail mail, String smtpHost) throws MessagingException {
        KeyedMessage message = new KeyedMessage(SmtpSession.to(smtpHost, port), mail, from);
        message.setSentDate(Date.from(clock.instant()));
        message.saveChanges();
        return message;
    }
}
