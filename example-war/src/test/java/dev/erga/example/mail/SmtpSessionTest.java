package dev.erga.example.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SmtpSessionTest {

    private static final Mail MAIL = new Mail("welcome-1", "ada@example.org", "Welcome", "Hello Ada");

    @Test
    void a_mail_reaches_the_host_with_its_key_as_message_id() throws IOException, MessagingException {
        try (SmtpHost host = SmtpHost.start()) {
            send(host.port());

            assertThat(host.conversation())
                    .contains("RCPT TO:<ada@example.org>", "Message-ID: <welcome-1@shop.example.org>", "Hello Ada");
        }
    }

    @Test
    void a_host_that_is_not_there_is_an_exception_so_that_the_job_is_tried_again() throws IOException {
        SmtpHost gone = SmtpHost.start();
        gone.close();

        assertThatThrownBy(() -> send(gone.port())).isInstanceOf(MessagingException.class);
    }

    private static void send(int port) throws MessagingException {
        KeyedMessage message = new KeyedMessage(SmtpSession.to("127.0.0.1", port), MAIL, "shop@example.org");
        message.saveChanges();
        Transport.send(message);
    }
}
