package dev.erga.dashboard.view;

import dev.erga.dashboard.DashboardSettings;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ViewResource;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.ServletContext;
import java.net.URL;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hands the dashboard's views to Faces out of the jar. They are not under {@code META-INF/resources}: from there a host
 * without Faces would serve their source, and a constraint on their address could be passed by.
 */
public final class ViewFiles extends ResourceHandlerWrapper {

    static final String FOLDER = "/META-INF/erga-views/";
    private static final Set<String> PARTS = Stream.of(
                    "frame",
                    "icons",
                    "controls",
                    "keys",
                    "facts",
                    "attempt",
                    "trace",
                    "action",
                    "action-mini",
                    "run",
                    "strip-key",
                    "batch-rows",
                    "steps",
                    "field")
            .map(part -> FOLDER + part + ".xhtml")
            .collect(Collectors.toUnmodifiableSet());

    /** Called by Faces. */
    public ViewFiles(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public ViewResource createViewResource(FacesContext context, String name) {
        DashboardSettings settings = DashboardSettings.of(
                (ServletContext) context.getExternalContext().getContext());
        Optional<ViewFile> own = file(settings, name);
        return own.isPresent() ? own.get() : getWrapped().createViewResource(context, name);
    }

    /** Whether a view id is one of these files, page or part. */
    static boolean own(DashboardSettings settings, String viewId) {
        return file(settings, viewId).isPresent();
    }

    private static Optional<ViewFile> file(DashboardSettings settings, String name) {
        if (!settings.enabled()) {
            return Optional.empty();
        }
        if (PARTS.contains(name)) {
            return ViewFile.find(name);
        }
        return new Addresses(settings.path())
                .page(name)
                .flatMap(page -> ViewFile.find(FOLDER + page.view() + ".xhtml"));
    }

    private static final class ViewFile extends ViewResource {

        private final URL url;

        private ViewFile(URL url) {
            this.url = url;
        }

        static Optional<ViewFile> find(String file) {
            return Optional.ofNullable(ViewFiles.class.getResource(file)).map(ViewFile::new);
        }

        @Override
        public URL getURL() {
            return url;
        }
    }
}
