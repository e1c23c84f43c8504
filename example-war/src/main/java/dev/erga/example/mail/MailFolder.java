package dev.erga.example.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where mails go that no server takes: one file each, complete or not there. */
record MailFolder(Path folder) {

    /** Writes {@code key.eml}; a file of that name is replaced. */
    void keep(String key, MimeMessage message) throws IOException, MessagingException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, key, ".draft");
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                message.writeTo(out);
            }
            Files.move(draft, folder.resolve(key + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
