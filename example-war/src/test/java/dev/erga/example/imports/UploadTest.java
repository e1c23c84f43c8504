package dev.erga.example.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.example.errors.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class UploadTest {

    @Test
    void an_upload_lies_on_disk_until_it_is_closed() throws IOException {
        Upload upload = Upload.receive("a.csv", "", bytes("email,name"), 10);

        assertThat(upload.file()).hasContent("email,name");
        upload.close();
        assertThat(Files.exists(upload.file())).isFalse();
    }

    @Test
    void one_byte_too_many_is_refused() {
        assertThatThrownBy(() -> Upload.receive("a.csv", "", bytes("email,name"), 9))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().code()).isEqualTo("ERGA-0810");
                    assertThat(refusal.status().getStatusCode()).isEqualTo(413);
                });
    }

    @Test
    void a_file_of_which_nobody_knows_what_it_is_is_refused() {
        assertThatThrownBy(() -> Upload.receive("a.xlsx", "application/octet-stream", bytes("x"), 9))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().code()).isEqualTo("ERGA-0809");
                    assertThat(refusal.status().getStatusCode()).isEqualTo(415);
                });
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
