package dev.erga.example.mail;

import jakarta.mail.Session;
import java.util.Properties;

/** What Jakarta Mail must know to reach one host. */
final class SmtpSession {

    /** Short against the five minutes a transactional attempt may take: a dead host must not hold its transaction. */
    private static final String TIMEOUT_MS = "10000";

    private SmtpSession() {}

    static Session to(String host, int port) {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.put("mail.smtp.timeout", TIMEOUT_MS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MS);
        return Session.getInstance(properties);
    }
}
