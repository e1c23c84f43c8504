package dev.erga.dashboard.embed;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.access.Door;
import dev.erga.dashboard.jobs.JobRow;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tag {@code <erga:jobs label="order-42"/>} for pages of the application: the latest jobs with a label, as a small table
 * whose lines lead to the dashboard. Whoever may not look at the dashboard gets nothing. {@code limit} is how many at most, 20
 * by default and 200 at most.
 */
public class JobsTable extends UIComponentBase {

    /** What Faces calls it. */
    public static final String TYPE = "dev.erga.dashboard.Jobs";

    private static final Logger LOG = System.getLogger(JobsTable.class.getName());
    private static final int MOST = 200;
    private static final int USUAL = 20;

    private final transient Clock clock = Clock.systemUTC();

    @Override
    public String getFamily() {
        return TYPE;
    }

    @Override
    public boolean getRendersChildren() {
        return true;
    }

    /** It has none. */
    @Override
    public void encodeChildren(FacesContext context) {}

    @Override
    public void encodeEnd(FacesContext context) throws IOException {
        String label = text("label");
        HttpServletRequest request =
                (HttpServletRequest) context.getExternalContext().getRequest();
        if (!isRendered() || label.isBlank() || !mayLook(request)) {
            return;
        }
        Texts texts = Texts.of(request);
        DashboardSettings settings = DashboardSettings.of(request.getServletContext());
        JobsMarkup markup =
                new JobsMarkup(context.getResponseWriter(), this, request.getContextPath() + settings.path(), texts);
        try {
            List<JobRow> rows = rows(label, texts);
            markup.write(label, rows);
        } catch (JobsException unreadable) {
            // The page is the application's, and has more to show than this.
            LOG.log(Level.WARNING, "Jobs could not be shown on a page of the application", unreadable);
            markup.writeUnreadable();
        }
    }

    private static boolean mayLook(HttpServletRequest request) {
        return DashboardSettings.of(request.getServletContext()).enabled()
                && Door.of(request.getServletContext()).permits(DashboardRole.VIEWER, request);
    }

    private List<JobRow> rows(String label, Texts texts) {
        Instant now = clock.instant();
        Moments moments = new Moments(now, texts);
        JobMonitor monitor = CDI.current().select(JobMonitor.class).get();
        return monitor.jobs(JobFilter.all().labelled(label).limit(limit())).jobs().stream()
                .map(job -> JobRow.of(job, now, moments, texts))
                .toList();
    }

    private int limit() {
        try {
            return Math.max(1, Math.min(MOST, Integer.parseInt(text("limit").strip())));
        } catch (NumberFormatException notANumber) {
            return USUAL;
        }
    }

    private String text(String attribute) {
        @Nullable Object value = getAttributes().get(attribute);
        return value == null ? "" : value.toString();
    }

    /** Its markup; whatever is not markup passes the writer's escaping. */
    record JobsMarkup(ResponseWriter out, JobsTable table, String home, Texts texts) {

        void write(String label, List<JobRow> rows) throws IOException {
            if (rows.isEmpty()) {
                paragraph(texts.get("embed.none", label));
                return;
            }
            start("table", "class", "erga-jobs", "lang", texts.language().toLanguageTag());
            element("caption", texts.get("embed.caption", label));
            start("thead");
            start("tr");
            for (String column : List.of("jobs.state", "jobs.job", "jobs.when")) {
                element("th", texts.get(column), "scope", "col");
            }
            out.endElement("tr");
            out.endElement("thead");
            start("tbody");
            for (JobRow row : rows) {
                write(row);
            }
            out.endElement("tbody");
            out.endElement("table");
        }

        private void write(JobRow row) throws IOException {
            start("tr");
            element("td", row.state());
            start("th", "scope", "row");
            element("a", row.name(), "href", home + "/job?id=" + row.id());
            out.endElement("th");
            start("td");
            element(
                    "time",
                    row.when().words(),
                    "datetime",
                    row.when().iso(),
                    "title",
                    row.when().exact());
            out.endElement("td");
            out.endElement("tr");
        }

        void writeUnreadable() throws IOException {
            paragraph(texts.get("embed.unreadable"));
        }

        private void paragraph(String words) throws IOException {
            element("p", words, "class", "erga-jobs", "lang", texts.language().toLanguageTag());
        }

        private void element(String name, String words, String... attributes) throws IOException {
            start(name, attributes);
            out.writeText(words, table, null);
            out.endElement(name);
        }

        private void start(String name, String... attributes) throws IOException {
            out.startElement(name, table);
            for (int i = 0; i < attributes.length; i += 2) {
                out.writeAttribute(attributes[i], attributes[i + 1], null);
            }
        }
    }
}
