package dev.erga.example.imports;

import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Customers as XML. A document type declaration is refused, so no entity is ever defined, expanded or fetched. Elements
 * other than the known ones are passed over.
 */
final class XmlRows implements RowReader {

    private final XMLStreamReader xml;
    private int row;

    private XmlRows(XMLStreamReader xml) {
        this.xml = xml;
    }

    static XmlRows open(InputStream in) {
        try {
            XmlRows rows = new XmlRows(factory().createXMLStreamReader(in));
            rows.enterRoot();
            return rows;
        } catch (XMLStreamException malformed) {
            throw unreadable(malformed);
        }
    }

    @Override
    public Optional<CustomerRow> next() {
        try {
            while (advance() != XMLStreamConstants.END_DOCUMENT) {
                if (xml.isStartElement() && xml.getLocalName().equals("customer")) {
                    row++;
                    return Optional.of(customer(xml.getLocation().getLineNumber()));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException malformed) {
            throw unreadable(malformed);
        }
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDK's own parser, so that every server reads alike, with nothing that reaches beyond the document. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private void enterRoot() throws XMLStreamException {
        while (!xml.isStartElement()) {
            advance();
        }
        if (!xml.getLocalName().equals("customers")) {
            throw new UnreadableException(
                    xml.getLocation().getLineNumber(),
                    "the root element must be <customers>, was <" + xml.getLocalName() + ">",
                    null);
        }
    }

    private CustomerRow customer(long line) throws XMLStreamException {
        String email = "";
        String name = "";
        for (int depth = 1; depth > 0; ) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String element = depth == 1 ? xml.getLocalName() : "";
                    if (element.equals("email")) {
                        email = text(line);
                    } else if (element.equals("name")) {
                        name = text(line);
                    } else {
                        depth++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // Blanks and comments between the elements.
                }
            }
        }
        return CustomerRow.of(row, line, email, name);
    }

    private String text(long line) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (advance() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                throw new UnreadableException(line, "<" + xml.getLocalName() + "> is not expected inside a text", null);
            }
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private int advance() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
            throw new UnreadableException(
                    xml.getLocation().getLineNumber(), "a document type declaration is not accepted", null);
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableException(
                    xml.getLocation().getLineNumber(), "the entity &" + xml.getLocalName() + "; is not known", null);
        }
        return event;
    }

    private static UnreadableException unreadable(XMLStreamException malformed) {
        String message = String.valueOf(malformed.getMessage());
        // The JDK writes the position first and the reason on a line of its own after "Message: ".
        String why = message.substring(message.indexOf("Message: ") < 0 ? 0 : message.indexOf("Message: ") + 9);
        long line =
                malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNumber();
        return new UnreadableException(Math.max(1, line), why.strip(), malformed);
    }
}
