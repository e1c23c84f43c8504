package dev.erga.dashboard.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * What a view says itself to people, whatever their language: names, code and keys aside.
 *
 * @param words the words
 */
record Spoken(List<String> words) {

    private static final Set<String> SILENT = Set.of("remove", "pre", "kbd");
    private static final Set<String> HEARD = Set.of("title", "aria-label", "placeholder", "alt", "data-label");
    private static final Set<String> NAMES = Set.of("Erga", "Java", "UTC");
    private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    static Spoken by(Element view) {
        Spoken spoken = new Spoken(new ArrayList<>());
        spoken.hear(view);
        return spoken;
    }

    private void hear(Node node) {
        if (node instanceof Element element && SILENT.contains(element.getLocalName())) {
            return;
        }
        if (node.getNodeType() == Node.TEXT_NODE) {
            add(node.getNodeValue());
        }
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            if (attributes.item(i) instanceof Attr attribute && HEARD.contains(attribute.getName())) {
                add(attribute.getValue());
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            hear(child);
        }
    }

    private void add(String text) {
        WORD.matcher(EXPRESSION.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(word -> !NAMES.contains(word))
                .forEach(words::add);
    }
}
