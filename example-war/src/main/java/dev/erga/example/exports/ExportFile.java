package dev.erga.example.exports;

import dev.erga.example.users.User;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** A CSV file that can go on where a checkpoint says it was: what was written after that is cut off. Close it. */
final class ExportFile implements AutoCloseable {

    private static final CSVFormat CSV = CSVFormat.RFC4180;

    private final FileChannel channel;

    private ExportFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens the file behind its first bytes.
     *
     * @param bytes how many of them are to be kept; zero for a new file, which gets a header
     */
    static ExportFile resumed(Path path, long bytes) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.truncate(bytes);
            channel.position(bytes);
            ExportFile file = new ExportFile(channel);
            if (bytes == 0) {
                file.write(CSV.format("shop", "email", "name"));
            }
            return file;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Adds a line for each user; once it returns they outlive the node. */
    void write(List<User> users) throws IOException {
        for (User user : users) {
            write(CSV.format(user.shop().value(), user.email(), user.name()));
        }
        channel.force(false);
    }

    /** How long it is now. */
    long bytes() throws IOException {
        return channel.position();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
