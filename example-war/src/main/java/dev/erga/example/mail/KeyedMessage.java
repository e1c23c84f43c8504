package dev.erga.example.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;

/** A message whose Message-ID is made from the mail's key instead of chance. */
final class KeyedMessage extends MimeMessage {

    private final String messageId;

    KeyedMessage(Session session, Mail mail, String from) throws MessagingException {
        super(session);
        messageId = "<" + mail.key() + "@shop.example.org>";
        setFrom(new InternetAddress(from, true));
        setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
        setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        setText(mail.text(), StandardCharsets.UTF_8.name());
    }

    /** Called by {@link #saveChanges()}, which would put a random id here. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
