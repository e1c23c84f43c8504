package dev.erga.example.imports;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What was uploaded, on disk: a slow sender does not hold a transaction open. Close it to remove it.
 *
 * @param fileName the name the sender gave it, or what stands for it
 * @param format in what form it is
 * @param file where it lies now
 */
record Upload(String fileName, FileFormat format, Path file) implements AutoCloseable {

    private static final int STEP = 8192;

    /**
     * Takes an upload in.
     *
     * @param limit how many bytes it may have
     * @throws Refusal ERGA-0809 if its format is not known, ERGA-0810 if it is too large
     */
    static Upload receive(String fileName, String contentType, InputStream in, long limit) throws IOException {
        FileFormat format = FileFormat.of(fileName, contentType)
                .orElseThrow(() ->
                        new Refusal(Status.UNSUPPORTED_MEDIA_TYPE, ShopMessages.unknownFormat(fileName, contentType)));
        Upload upload = new Upload(fileName, format, Files.createTempFile("shop-import", ".upload"));
        if (!copyWithin(limit, in, upload.file())) {
            upload.close();
            throw new Refusal(Status.REQUEST_ENTITY_TOO_LARGE, ShopMessages.uploadTooLarge(fileName, limit));
        }
        return upload;
    }

    /**
     * Its customers, read while they are asked for. Close the stream.
     *
     * @throws UnreadableException from here or from the stream, if the file breaks the format's rules
     */
    Stream<CustomerRow> rows() {
        return format.rows(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static boolean copyWithin(long limit, InputStream in, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] step = new byte[STEP];
            long total = 0;
            for (int read = in.read(step); read >= 0; read = in.read(step)) {
                total += read;
                if (total > limit) {
                    return false;
                }
                out.write(step, 0, read);
            }
        }
        return true;
    }
}
