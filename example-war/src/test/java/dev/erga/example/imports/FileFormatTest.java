package dev.erga.example.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FileFormatTest {

    private static final String JSON = """
            [
              {"email": "ada@example.org", "name": "Ada"},
              {"name": "Grace, \\"Amazing\\"", "email": " grace@example.org ", "city": {"name": "Arlington"}}
            ]
            """;

    private static final String CSV = """
            Name,city,EMAIL
            Ada,London,ada@example.org
            "Grace, ""Amazing\""","Arling
            ton", grace@example.org
            """;

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <customers>
              <!-- two -->
              <customer><email>ada@example.org</email><name>Ada</name></customer>
              <customer>
                <name>Grace, <![CDATA["Amazing"]]></name>
                <city><name>Arlington</name></city>
                <email> grace@example.org </email>
              </customer>
            </customers>
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void each_format_gives_the_same_customers(FileFormat format) throws IOException {
        String text = switch (format) {
            case CSV -> CSV;
            case JSON -> JSON;
            case XML -> XML;
        };

        assertThat(read(format, text))
                .extracting(CustomerRow::row, CustomerRow::email, CustomerRow::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "ada@example.org", "Ada"),
                        org.assertj.core.groups.Tuple.tuple(2, "grace@example.org", "Grace, \"Amazing\""));
    }

    @Test
    void a_row_knows_the_line_it_begins_on() throws IOException {
        assertThat(read(FileFormat.CSV, "email,name\n\na@b.cc,\"two\nlines\"\nc@d.ee,C\n"))
                .extracting(CustomerRow::place)
                .containsExactly("row 1 (line 3)", "row 2 (line 5)");
        assertThat(read(FileFormat.JSON, JSON)).extracting(CustomerRow::line).containsExactly(2L, 3L);
        assertThat(read(FileFormat.XML, XML)).extracting(CustomerRow::line).containsExactly(4L, 5L);
    }

    @Test
    void a_row_that_makes_no_sense_is_still_a_row_and_says_what_is_wrong() throws IOException {
        assertThat(read(FileFormat.CSV, "email,name\nada@example.org\na@b.cc,A,more\n"))
                .extracting(row -> row.defect().orElse(""))
                .containsExactly("1 fields where the header has 2", "3 fields where the header has 2");
        assertThat(read(FileFormat.JSON, "[7, {\"email\": 7, \"name\": \"A\"}, {\"email\": \"a@b.cc\"}]"))
                .extracting(row -> row.defect().orElse(""))
                .containsExactly("it is no object but NUMBER", "email is not a text", "name is missing");
        assertThat(read(FileFormat.XML, "<customers><customer><name>A</name></customer></customers>"))
                .allSatisfy(row -> assertThatThrownBy(row::person).hasMessage("email is missing"));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_text() throws IOException {
        assertThat(read(FileFormat.CSV, "\uFEFFemail,name\na@b.cc,A\n")).hasSize(1);
        assertThat(read(FileFormat.JSON, "\uFEFF" + JSON)).hasSize(2);
        assertThat(read(FileFormat.XML, "\uFEFF" + XML)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CSV  | ''                                                      | 1 | the file is empty
            CSV  | 'email;name\na@b.cc;A'                                  | 1 | no column "email"; it has "email;name"
            CSV  | 'email,name\na@b.cc,A\nb@c.dd,"B'                       | 3 | never closed
            CSV  | 'email,name\na@b.cc,A\nb@c.dd,"B"x'                     | 3 | text after
            JSON | ''                                                      | 1 | token
            JSON | 'email,name'                                            | 1 | e
            JSON | '{}'                                                    | 1 | must be an array
            JSON | '[\n{"email": "a@b.cc", "name": "A"},\n{"email": '      | 3 | token
            JSON | '[] []'                                                 | 1 | token
            XML  | ''                                                      | 1 | end of file
            XML  | '<people/>'                                             | 1 | must be <customers>, was <people>
            XML  | '<customers>\n<customer>\n</customers>'                 | 3 | customer
            XML  | '<customers/><customers/>'                              | 1 | root
            """)
    void a_broken_file_is_refused_with_line_and_reason(FileFormat format, String text, long line, String why) {
        assertThatThrownBy(() -> read(format, text.replace("\\n", "\n")))
                .isInstanceOfSatisfying(UnreadableException.class, broken -> {
                    assertThat(broken.line()).isEqualTo(line);
                    assertThat(broken.why()).containsIgnoringCase(why);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CSV  | 'email,name\na@b.cc,André'
            JSON | '[{"email": "a@b.cc", "name": "André"}]'
            """)
    void text_that_is_not_utf_8_is_refused_not_replaced(FileFormat format, String text) throws IOException {
        Path file = folder.resolve("latin");
        Files.write(file, text.replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> all(format, file))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("the text from here on is not all UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "<!DOCTYPE c [<!ENTITY x SYSTEM \"FILE\">]><customers><customer><name>&x;</name></customer></customers>",
        "<!DOCTYPE customers SYSTEM \"FILE\"><customers/>",
        "<!DOCTYPE c [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\">]><customers><customer><name>&y;</name></customer></customers>"
    })
    void xml_neither_defines_nor_fetches_entities(String xml) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");

        assertThatThrownBy(() ->
                        read(FileFormat.XML, xml.replace("FILE", secret.toUri().toString())))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("a document type declaration is not accepted");
    }

    @Test
    void xml_s_own_entities_are_read_and_others_are_not_known() throws IOException {
        String row =
                "<customers><customer><email>a@b.cc</email><name>A &amp; B &#x26; C %s</name></customer></customers>";

        assertThat(read(FileFormat.XML, row.formatted("")))
                .extracting(CustomerRow::name)
                .containsExactly("A & B & C");
        assertThatThrownBy(() -> read(FileFormat.XML, row.formatted("&nbsp;"))).isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "customers.csv, application/octet-stream, CSV",
        "CUSTOMERS.XML, text/csv, XML",
        "upload, text/csv, CSV",
        "upload, text/csv; charset=utf-8, CSV",
        "upload, application/json, JSON",
        "upload, application/xml, XML",
        "upload, text/xml, XML"
    })
    void the_name_tells_the_format_and_else_the_content_type(String name, String type, FileFormat format) {
        assertThat(FileFormat.of(name, type)).contains(format);
    }

    @Test
    void anything_else_has_no_format() {
        assertThat(FileFormat.of("customers.xlsx", "application/octet-stream")).isEmpty();
        assertThat(FileFormat.of("csv", "text/csvx")).isEmpty();
    }

    private List<CustomerRow> read(FileFormat format, String text) throws IOException {
        return all(format, Files.writeString(folder.resolve("upload"), text));
    }

    private static List<CustomerRow> all(FileFormat format, Path file) {
        try (Stream<CustomerRow> rows = format.rows(file)) {
            return rows.toList();
        }
    }
}
