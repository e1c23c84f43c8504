package dev.erga.dashboard.frame;

import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.access.Visitor;
import dev.erga.dashboard.answer.Asset;
import dev.erga.dashboard.text.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;

/** Gives a view its words, its links and what its frame shows. Known to views as {@code ergaFrame}. */
@Named("ergaFrame")
@RequestScoped
public class Frame {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private HttpServletRequest request;

    @Inject
    private Visitor visitor;

    private DashboardSettings settings;
    private Texts texts;

    @PostConstruct
    void begin() {
        settings = DashboardSettings.of(request.getServletContext());
        texts = Texts.of(request);
    }

    /** One of the dashboard's texts. */
    public String text(String key) {
        return texts.get(key);
    }

    /** The language of the texts, for the page's {@code lang}. */
    public String lang() {
        return texts.language().toLanguageTag();
    }

    /** The address of the overview. */
    public String home() {
        return request.getContextPath() + settings.path();
    }

    /** The address of the stylesheet. */
    public String stylesheet() {
        return Asset.STYLESHEET.href(home());
    }

    /** The address of the script. */
    public String script() {
        return Asset.SCRIPT.href(home());
    }

    /** The server's clock, by which the script tells how far the browser's is off. */
    public String now() {
        return clock.instant().toString();
    }

    /** The words that tell this deployment from others. */
    public String deployment() {
        ServletContext context = request.getServletContext();
        return settings.title()
                .or(() -> Optional.ofNullable(context.getServletContextName()))
                .filter(name -> !name.isBlank())
                .orElseGet(() -> context.getContextPath().replace("/", ""));
    }

    /** The name of the person who looks. */
    public String person() {
        return visitor.name().orElse("");
    }

    /** The version of Erga; empty where the jar has been unpacked. */
    public String version() {
        return Optional.ofNullable(Frame.class.getPackage().getImplementationVersion())
                .orElse("");
    }
}
