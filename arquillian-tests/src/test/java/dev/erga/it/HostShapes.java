package dev.erga.it;

import dev.erga.it.host.AsksByHeader;
import dev.erga.it.host.AsksByPage;
import dev.erga.it.host.Guests;
import java.io.File;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Applications of all the shapes into which somebody may drop the dashboard. */
final class HostShapes {

    /** Something that only the host's own page says. */
    static final String OWN_WORDS = "a page of the host";

    private static final Pattern PRIMEFACES = Pattern.compile("primefaces-.*\\.jar");
    private static final String CONFIG = "META-INF/microprofile-config.properties";

    private static final String WEB = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" %s>
            %s
            </web-app>
            """;

    private static final String FACES = """
            <servlet><servlet-name>pages</servlet-name>
              <servlet-class>jakarta.faces.webapp.FacesServlet</servlet-class></servlet>
            <servlet-mapping><servlet-name>pages</servlet-name>
              <url-pattern>/faces/*</url-pattern><url-pattern>*.page</url-pattern></servlet-mapping>
            """;

    private static final String OWN_PAGE = """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
              <h:head><title>host</title></h:head>
              <h:body>%s: #{6 * 7}</h:body>
            </html>
            """.formatted(OWN_WORDS);

    private HostShapes() {}

    /** No Faces, no web.xml. */
    static WebArchive plain(String name) {
        return asking(name, AsksByHeader.class);
    }

    /** Faces of its own, on a path and a suffix that are not the usual ones. */
    static WebArchive mapped(String name) {
        return plain(name)
                .setWebXML(new StringAsset(WEB.formatted("", FACES)))
                .addAsWebResource(ownPage(), "own.xhtml");
    }

    /** PrimeFaces, which rewrites pages that use Faces' own head. */
    static WebArchive prime(String name) {
        File primeFaces = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(File::new)
                .filter(file -> PRIMEFACES.matcher(file.getName()).matches())
                .findFirst()
                .orElseThrow();
        return mapped(name).addAsLibrary(primeFaces);
    }

    /** A web.xml that says all there is to say: no annotations, no fragments. */
    static WebArchive complete(String name) {
        return plain(name)
                .setWebXML(new StringAsset(WEB.formatted("metadata-complete=\"true\"", FACES)))
                .addAsWebResource(ownPage(), "own.xhtml");
    }

    /** A web.xml that leaves out all libraries' fragments. */
    static WebArchive ordered(String name) {
        return plain(name)
                .setWebXML(new StringAsset(WEB.formatted("", "<absolute-ordering/>\n" + FACES)))
                .addAsWebResource(ownPage(), "own.xhtml");
    }

    /** A login page of its own. */
    static WebArchive form(String name) {
        return asking(name, AsksByPage.class)
                .addAsWebResource(new StringAsset("<h1>Who are you?</h1>"), "who.html")
                .addAsWebResource(new StringAsset("<h1>Not you</h1>"), "not-you.html");
    }

    /** A context path of several steps. */
    static WebArchive deep(String name, String path) {
        return plain(name)
                .addAsWebInfResource(
                        new StringAsset("<jboss-web><context-root>" + path + "</context-root></jboss-web>"),
                        "jboss-web.xml");
    }

    private static WebArchive asking(String name, Class<?> how) {
        return SmallWar.withDashboard(name)
                .addClasses(Guests.class, how)
                .addAsWebInfResource(new StringAsset(""), "beans.xml")
                .addAsResource(new StringAsset("erga.security.roles.viewer=viewer\nerga.workers=0\n"), CONFIG);
    }

    private static StringAsset ownPage() {
        return new StringAsset(OWN_PAGE);
    }
}
