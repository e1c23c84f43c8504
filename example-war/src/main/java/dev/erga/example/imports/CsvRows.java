package dev.erga.example.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Customers as comma-separated values: a header line, then one row each; columns other than email and name are ignored. */
final class CsvRows implements RowReader {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private int email;
    private int name;
    private int columns;
    private int row;

    private CsvRows(CSVParser parser) {
        this.parser = parser;
        this.records = parser.iterator();
    }

    static CsvRows open(InputStream in) throws IOException {
        // Empty lines are passed over here and not by the parser, which would not count them.
        CSVFormat format =
                CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        CsvRows rows = new CsvRows(CSVParser.builder()
                .setReader(Utf8Text.reader(in))
                .setFormat(format)
                .get());
        rows.readHeader();
        return rows;
    }

    @Override
    public Optional<CustomerRow> next() {
        long line = parser.getCurrentLineNumber() + 1;
        Optional<CSVRecord> csv = nextRecord(line);
        while (csv.isPresent() && isEmptyLine(csv.get())) {
            line = parser.getCurrentLineNumber() + 1;
            csv = nextRecord(line);
        }
        long begin = line;
        return csv.map(record -> customer(begin, record));
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readHeader() {
        CSVRecord header = nextRecord(1).orElseThrow(() -> new UnreadableException(1, "the file is empty", null));
        List<String> names = header.stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .toList();
        email = column(names, "email");
        name = column(names, "name");
        columns = names.size();
    }

    private static int column(List<String> names, String wanted) {
        int index = names.indexOf(wanted);
        if (index < 0) {
            throw new UnreadableException(
                    1, "the header has no column \"" + wanted + "\"; it has \"" + String.join(",", names) + "\"", null);
        }
        return index;
    }

    private static boolean isEmptyLine(CSVRecord csv) {
        return csv.size() == 1 && csv.get(0).isEmpty();
    }

    private CustomerRow customer(long line, CSVRecord csv) {
        row++;
        if (csv.size() != columns) {
            return CustomerRow.defective(row, line, csv.size() + " fields where the header has " + columns);
        }
        return CustomerRow.of(row, line, csv.get(email), csv.get(name));
    }

    private Optional<CSVRecord> nextRecord(long line) {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException broken) {
            throw new UnreadableException(line, why(broken), broken);
        }
    }

    private static String why(UncheckedIOException broken) {
        if (Utf8Text.isNotUtf8(broken)) {
            return Utf8Text.NOT_UTF_8;
        }
        String message = String.valueOf(broken.getMessage());
        if (message.contains("EOF reached before encapsulated token finished")) {
            return "a quotation mark is never closed";
        }
        return message.contains("Invalid character between encapsulated token and delimiter")
                ? "there is text after a closing quotation mark"
                : message;
    }
}
