package dev.erga.dashboard.frame;

import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;

/**
 * The page of one thing, which may not be there (any more): the answer is a 404 then.
 *
 * @param <T> the thing as it is shown
 */
public abstract class FoundPage<T> extends ReadPage<FoundPage.Found<T>> {

    private static final int LONGEST = 100;

    /**
     * What was looked for.
     *
     * @param sheets the one thing; none if it is not there
     * @param title the page's title
     * @param asked the id that was asked for, as far as that is worth showing
     * @param asOf when it was read
     */
    public record Found<T>(List<T> sheets, String title, String asked, Moment asOf) {}

    @Override
    protected Found<T> read(Reading reading) {
        Optional<T> sheet = find(reading);
        if (sheet.isEmpty()) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        return new Found<>(
                sheet.stream().toList(),
                sheet.map(this::title).orElseGet(() -> reading.texts().get(missing())),
                cut(Optional.ofNullable(reading.parameter("id")).orElse("")),
                new Moments(reading.now(), reading.texts()).now());
    }

    /** The thing; none if it is not there, which also makes the answer a 404. */
    public List<T> found() {
        return now().sheets();
    }

    /** The page's title. */
    public String title() {
        return now().title();
    }

    /** The id that was asked for, as far as that is worth showing. */
    public String asked() {
        return now().asked();
    }

    /** When the page was read. */
    public Moment asOf() {
        return now().asOf();
    }

    /** Looks for it. */
    protected abstract Optional<T> find(Reading reading);

    /** What it is called. */
    protected abstract String title(T sheet);

    /** The key of what is said where it is not there. */
    protected abstract String missing();

    private static String cut(String id) {
        return id.length() <= LONGEST ? id : id.substring(0, LONGEST) + "…";
    }
}
