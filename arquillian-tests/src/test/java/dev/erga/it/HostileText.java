package dev.erga.it;

import java.util.Locale;

/** What somebody may write where words are expected, and what a page must neither obey nor lose. */
enum HostileText {
    ELEMENT("<img src=x onerror=erga7(1)>"),
    SCRIPT("</script><script>erga7(2)</script>"),
    ATTRIBUTE("\" onmouseover=\"erga7(3)\" x='"),
    EXPRESSION("#{7*7}${7*7}"),
    ENTITY("&lt;b&gt;&#60;&amp;"),
    SECTION("]]><!--x<![CDATA["),
    ADDRESS("javascript:erga7(4)"),
    QUERY("a&b=c?d#e%41+f;g"),
    PATTERN("{0} '{1}' %s %n"),
    STATEMENT("'; DROP TABLE erga_job; --"),
    TURNED("\u202Egnp\u202C\u2066x"),
    CONTROL("a\u0001\u0007\u001B[31mb"),
    LONG("w".repeat(300)),
    PICTURES("\uD83D\uDC69\u200D\uD83D\uDCBB\uD83D\uDE00");

    private final String text;

    HostileText(String text) {
        this.text = text;
    }

    /** As it stands in a field; cut where the field is shorter. Each field's begins with a mark of its own. */
    String in(HostileField field) {
        String marked = field.mark() + (field.isAddress() ? printable(text) : text);
        String cut = marked.length() <= field.length() ? marked : marked.substring(0, field.length());
        return field.isJson() ? json(cut) : cut;
    }

    /** As a page shows it: what no page can have is left out. */
    String shownIn(HostileField field) {
        return printable(in(field));
    }

    private static String printable(String any) {
        return any.replaceAll("\\p{Cntrl}", "");
    }

    private static String json(String any) {
        StringBuilder json = new StringBuilder("\"");
        any.chars().forEach(letter -> {
            if (letter == '"' || letter == '\\') {
                json.append('\\').append((char) letter);
            } else if (letter < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", letter));
            } else {
                json.append((char) letter);
            }
        });
        return json.append('"').toString();
    }
}
