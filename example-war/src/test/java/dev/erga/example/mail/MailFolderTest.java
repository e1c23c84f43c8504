package dev.erga.example.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest {

    private static final Session SESSION = Session.getInstance(new Properties());

    @TempDir
    private Path folder;

    @Test
    void a_mail_becomes_a_file_that_mail_programs_read() throws IOException, MessagingException {
        keep(new Mail("welcome-1", "ada@example.org", "Hello Zoë", "One\nTwo\n"));

        try (InputStream in = Files.newInputStream(folder.resolve("mail/welcome-1.eml"))) {
            MimeMessage read = new MimeMessage(SESSION, in);
            assertThat(read.getSubject()).isEqualTo("Hello Zoë");
            assertThat(read.getAllRecipients()).containsExactly(new InternetAddress("ada@example.org"));
            assertThat(read.getMessageID()).isEqualTo("<welcome-1@shop.example.org>");
            assertThat(read.getContent().toString().lines()).containsExactly("One", "Two");
        }
    }

    @Test
    void the_same_mail_again_replaces_its_file_and_leaves_no_other() throws IOException, MessagingException {
        keep(new Mail("welcome-1", "ada@example.org", "First", ""));
        keep(new Mail("welcome-1", "ada@example.org", "Second", ""));

        assertThat(folder.resolve("mail")).isDirectoryContaining("glob:**/welcome-1.eml");
        try (var files = Files.list(folder.resolve("mail"))) {
            assertThat(files).hasSize(1);
        }
        assertThat(folder.resolve("mail/welcome-1.eml")).content().contains("Second");
    }

    @Test
    void a_key_cannot_leave_the_folder() {
        assertThatThrownBy(() -> new Mail("../welcome", "ada@example.org", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void keep(Mail mail) throws IOException, MessagingException {
        KeyedMessage message = new KeyedMessage(SESSION, mail, "shop@example.org");
        message.saveChanges();
        new MailFolder(folder.resolve("mail")).keep(mail.key(), message);
    }
}
