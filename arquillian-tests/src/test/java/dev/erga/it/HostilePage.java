package dev.erga.it;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page of the dashboard taken apart, as a browser does. That it can be is a test by itself: it must be well-formed. */
final class HostilePage {

    private static final Set<String> FOREIGN =
            Set.of("img", "iframe", "object", "embed", "style", "base", "math", "audio", "video");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction", "xlink:href");

    /** Below this server, or on the same page. */
    private static final Pattern OWN = Pattern.compile("(#.*|/(?!/).*)?");

    /** A field's mark, and then what the expression in it would have come to. */
    private static final Pattern EVALUATED = Pattern.compile("f1\\d\\dz49");

    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]");

    private final String html;
    private final Element root;

    private HostilePage(String html, Element root) {
        this.html = html;
        this.root = root;
    }

    static HostilePage of(String html) throws IOException, ParserConfigurationException {
        try {
            return new HostilePage(
                    html,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(html)))
                            .getDocumentElement());
        } catch (SAXException malformed) {
            throw new AssertionError("Not well-formed: " + malformed.getMessage() + "\n" + html, malformed);
        }
    }

    /** All that can be read in it, or is heard or sent: its text, and the values of its attributes. */
    String words() {
        StringBuilder words = new StringBuilder(root.getTextContent());
        for (Element element : elements()) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                words.append('\n').append(attributes.item(i).getNodeValue());
            }
        }
        return words.toString();
    }

    /** What no page of ours has, whatever it shows. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        EVALUATED.matcher(html).results().forEach(found -> faults.add("evaluated: " + found.group()));
        UNWRITABLE.matcher(html).results().forEach(found -> faults.add("control character at " + found.start()));
        for (Element element : elements()) {
            String name = element.getTagName().toLowerCase(Locale.ROOT);
            if (FOREIGN.contains(name) || (name.equals("script") && !isOurs(element))) {
                faults.add("foreign: " + name);
            }
            addFaultsOfAttributes(element, faults);
        }
        return faults;
    }

    private static boolean isOurs(Element script) {
        return script.getAttribute("src").contains("/erga/assets/erga.js?")
                && script.getTextContent().isEmpty();
    }

    private static void addFaultsOfAttributes(Element element, List<String> faults) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName().toLowerCase(Locale.ROOT);
            String value = attributes.item(i).getNodeValue().strip().toLowerCase(Locale.ROOT);
            boolean leads = ADDRESSES.contains(name) && !OWN.matcher(value).matches();
            if (name.startsWith("on") || name.equals("style") || leads) {
                faults.add(element.getTagName() + " " + name + "=" + value);
            }
        }
    }

    private List<Element> elements() {
        NodeList found = root.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>(List.of(root));
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
