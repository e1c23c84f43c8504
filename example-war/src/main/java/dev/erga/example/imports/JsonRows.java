package dev.erga.example.imports;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Optional;

/** Customers as a JSON array of objects; members other than email and name are ignored. */
final class JsonRows implements RowReader {

    private final JsonParser parser;
    private int row;

    private JsonRows(JsonParser parser) {
        this.parser = parser;
    }

    static JsonRows open(InputStream in) throws IOException {
        Reader text = Utf8Text.reader(in);
        JsonRows rows = reading(() -> new JsonRows(Json.createParser(text)));
        if (reading(rows.parser::next) != Event.START_ARRAY) {
            throw new UnreadableException(1, "the file must be an array of objects: [{...}, {...}]", null);
        }
        return rows;
    }

    @Override
    public Optional<CustomerRow> next() {
        return reading(() -> {
            if (parser.next() == Event.END_ARRAY) {
                refuseMore();
                return Optional.empty();
            }
            row++;
            long line = parser.getLocation().getLineNumber();
            return Optional.of(customer(line, parser.getValue()));
        });
    }

    @Override
    public void close() {
        parser.close();
    }

    private void refuseMore() {
        if (parser.hasNext()) {
            throw new UnreadableException(
                    parser.getLocation().getLineNumber(), "there is more after the end of the array", null);
        }
    }

    private CustomerRow customer(long line, JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return CustomerRow.defective(row, line, "it is no object but " + value.getValueType());
        }
        for (String member : new String[] {"email", "name"}) {
            if (!(object.getOrDefault(member, JsonValue.NULL) instanceof JsonString)) {
                return CustomerRow.defective(
                        row, line, object.containsKey(member) ? member + " is not a text" : member + " is missing");
            }
        }
        return CustomerRow.of(row, line, object.getString("email"), object.getString("name"));
    }

    /** A step that parses. */
    private interface Step<T> {
        T take();
    }

    private static <T> T reading(Step<T> step) {
        try {
            return step.take();
        } catch (JsonParsingException malformed) {
            throw new UnreadableException(
                    Math.max(1, malformed.getLocation().getLineNumber()), firstLine(malformed), malformed);
        } catch (JsonException malformed) {
            throw new UnreadableException(1, firstLine(malformed), malformed);
        }
    }

    private static String firstLine(JsonException malformed) {
        if (Utf8Text.isNotUtf8(malformed)) {
            return Utf8Text.NOT_UTF_8;
        }
        return String.valueOf(malformed.getMessage()).lines().findFirst().orElse("it is not JSON");
    }
}
