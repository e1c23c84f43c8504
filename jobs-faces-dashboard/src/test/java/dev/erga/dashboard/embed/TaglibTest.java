package dev.erga.dashboard.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The files in the jar that tell Faces of the tag name what there is. */
class TaglibTest {

    private static Document read(String file) throws Exception {
        try (InputStream in = TaglibTest.class.getResourceAsStream(file)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static String text(Document document, String element) {
        return document.getElementsByTagName(element).item(0).getTextContent();
    }

    @Test
    void the_tag_names_the_component_that_faces_is_told_of() throws Exception {
        Document taglib = read("/META-INF/erga.taglib.xml");
        Document faces = read("/META-INF/faces-config.xml");

        assertThat(text(taglib, "namespace")).isEqualTo("dev.erga.dashboard");
        assertThat(text(taglib, "tag-name")).isEqualTo("jobs");
        assertThat(text(taglib, "component-type")).isEqualTo(JobsTable.TYPE).isEqualTo(text(faces, "component-type"));
        assertThat(text(faces, "component-class")).isEqualTo(JobsTable.class.getName());
    }
}
