package dev.erga.dashboard.view;

import dev.erga.dashboard.DashboardSettings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts the dashboard's addresses on the application's own FacesServlet; a second one would confuse Faces. */
public final class FacesMapping {

    private static final String FACES_SERVLET = "jakarta.faces.webapp.FacesServlet";

    private FacesMapping() {}

    /**
     * Adds the addresses that are not there yet. Does nothing while there is no FacesServlet.
     *
     * @return the addresses that another servlet has
     */
    public static Set<String> add(ServletContext context) {
        Addresses addresses = new Addresses(DashboardSettings.of(context).path());
        Optional<? extends ServletRegistration> faces = context.getServletRegistrations().values().stream()
                .filter(FacesMapping::isFaces)
                .findFirst();
        Set<String> taken = new TreeSet<>();
        faces.ifPresent(servlet -> addTo(servlet, addresses, taken));
        return taken;
    }

    private static void addTo(ServletRegistration servlet, Addresses addresses, Set<String> taken) {
        for (String address : addresses.exact()) {
            if (!servlet.getMappings().contains(address)) {
                taken.addAll(servlet.addMapping(address));
            }
        }
    }

    /** Whether a request is on its way to Faces. */
    static boolean serves(HttpServletRequest request) {
        String name = request.getHttpServletMapping().getServletName();
        ServletRegistration servlet = request.getServletContext().getServletRegistration(name);
        return servlet != null && isFaces(servlet);
    }

    private static boolean isFaces(ServletRegistration servlet) {
        return FACES_SERVLET.equals(servlet.getClassName());
    }
}
