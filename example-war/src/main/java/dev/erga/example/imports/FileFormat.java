package dev.erga.example.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** In what form customers are uploaded. */
enum FileFormat {
    /** RFC 4180 in UTF-8, with a header line that names the columns {@code email} and {@code name}. */
    CSV {
        @Override
        RowReader open(InputStream in) throws IOException {
            return CsvRows.open(in);
        }
    },
    /** An array of objects with {@code email} and {@code name}. */
    JSON {
        @Override
        RowReader open(InputStream in) throws IOException {
            return JsonRows.open(in);
        }
    },
    /** {@code <customers>} with a {@code <customer>} for each, which has {@code <email>} and {@code <name>}. */
    XML {
        @Override
        RowReader open(InputStream in) {
            return XmlRows.open(in);
        }
    };

    /** The format by the ending of the name, or else by the content type. */
    static Optional<FileFormat> of(String fileName, String contentType) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String type = contentType.toLowerCase(Locale.ROOT);
        for (FileFormat format : values()) {
            if (name.endsWith("." + format.word())) {
                return Optional.of(format);
            }
        }
        for (FileFormat format : values()) {
            if (type.matches("(text|application)/" + format.word() + "\\s*(;.*)?")) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * The customers of a file, read while they are asked for, in memory that does not grow with their number. Close it.
     *
     * @throws UnreadableException from here or from the stream, if the file breaks the format's rules
     */
    Stream<CustomerRow> rows(Path file) {
        try {
            RowReader reader = open(new BufferedInputStream(Files.newInputStream(file)));
            return StreamSupport.stream(new RowSpliterator(reader), false).onClose(reader::close);
        } catch (CharacterCodingException foreign) {
            throw new UnreadableException(1, Utf8Text.NOT_UTF_8, foreign);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    abstract RowReader open(InputStream in) throws IOException;

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
