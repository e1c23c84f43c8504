package dev.erga.example.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text that is UTF-8, with or without a byte order mark, and nothing else. */
final class Utf8Text {

    /** Why a file is refused; the line that goes with it is where reading had come to, a little before the place. */
    static final String NOT_UTF_8 = "the text from here on is not all UTF-8";

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private Utf8Text() {}

    /** Throws {@link CharacterCodingException} while being read, where a usual reader would put question marks. */
    static Reader reader(InputStream in) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /** Whether that is why reading failed. */
    static boolean isNotUtf8(@Nullable Throwable failure) {
        return failure != null && (failure instanceof CharacterCodingException || isNotUtf8(failure.getCause()));
    }
}
