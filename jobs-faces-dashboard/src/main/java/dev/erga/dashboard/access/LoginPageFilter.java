package dev.erga.dashboard.access;

import dev.erga.dashboard.answer.SecurityHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;

/**
 * With form login the container shows the application's own login page at the dashboard's address, by a forward while it
 * asks for a name. The page is not made for the dashboard's strict content policy and would lose its looks: this filter
 * takes the policy off again. It sees every forward of the application and lets all others be.
 */
public final class LoginPageFilter implements Filter {

    private static final String ASKING = LoginPageFilter.class.getName();

    /** Adds it to a deployment that is being started. */
    public static void add(ServletContext context) {
        context.addFilter("erga-login-page", new LoginPageFilter())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.FORWARD), false, "/*");
    }

    /** Tells the filter that the container asks for a name from now on. */
    static void begin(ServletRequest request) {
        request.setAttribute(ASKING, true);
    }

    /** Tells the filter that the container has asked. */
    static void end(ServletRequest request) {
        request.removeAttribute(ASKING);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(ASKING) != null && response instanceof HttpServletResponse answer) {
            SecurityHeaders.setForLoginPage(answer);
        }
        chain.doFilter(request, response);
    }
}
