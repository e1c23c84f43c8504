package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.BackgroundJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Vetoed;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** How an engine follows the web part of its WAR. */
class WarPartTest {

    @ApplicationScoped
    static class Emails {
        @BackgroundJob
        void send(long userId) {}
    }

    static class Forgotten {
        @BackgroundJob
        void send(long userId) {}
    }

    @Vetoed
    static class OnPurpose {
        @BackgroundJob
        void send(long userId) {}
    }

    private final TestSurroundings surroundings = TestSurroundings.with(FixedSettings.of());
    private final List<ServletContextListener> listeners = new ArrayList<>();
    private final ServletContext context = contextOf(WarPartTest.class.getClassLoader());

    @Test
    void the_engine_starts_with_the_web_part_and_stops_before_it() throws Exception {
        try (WeldContainer container = TestDeployment.startInWar(surroundings, Emails.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(surroundings.happened()).isEmpty();

            new WarInitializer().onStartup(Set.of(Emails.class), context);
            assertThat(surroundings.happened()).isEmpty();

            listeners.get(0).contextInitialized(new ServletContextEvent(context));
            assertThat(surroundings.database().nodesIn("ACTIVE")).hasSize(1);

            listeners.get(0).contextDestroyed(new ServletContextEvent(context));
            assertThat(surroundings.database().nodesIn("ACTIVE")).isEmpty();
            assertThat(surroundings.happened()).containsExactly("opened");
        }
        assertThat(surroundings.happened()).containsExactly("opened", "closed");
    }

    @Test
    void where_no_web_part_reports_the_engine_starts_when_the_application_has() {
        try (WeldContainer container = TestDeployment.start(surroundings, Emails.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(surroundings.database().nodesIn("ACTIVE")).hasSize(1);
        }
    }

    @Test
    void an_annotated_class_that_cdi_never_looks_at_fails_the_deployment() {
        try (WeldContainer container = TestDeployment.startInWar(surroundings, Emails.class)) {
            assertThat(container.isRunning()).isTrue();
            Set<Class<?>> annotated = Set.of(Emails.class, Forgotten.class, OnPurpose.class);

            assertThatThrownBy(() -> new WarInitializer().onStartup(annotated, context))
                    .isInstanceOf(ServletException.class)
                    .hasMessage("""
                            Erga found a mistake in this deployment:

                            ERGA-0110  @BackgroundJob in a class that is not a bean
                              at   dev.erga.cdi.WarPartTest.Forgotten.send(long)
                              why  nothing makes the container take it for a bean
                              fix  give it a scope, such as @ApplicationScoped or @Dependent
                            """);
            assertThat(listeners).isEmpty();
        }
    }

    @Test
    void a_jar_that_several_wars_would_share_is_refused() {
        ServletContext other = contextOf(ClassLoader.getPlatformClassLoader());

        assertThatThrownBy(() -> new WarInitializer().onStartup(null, other))
                .isInstanceOf(ServletException.class)
                .hasMessageStartingWith("ERGA-0635  Erga is not in the WAR that it is to work for\n  at   /shop\n")
                .hasMessageEndingWith(
                        "fix  put the Erga jars into the WEB-INF/lib of each WAR instead of the EAR's lib" + " folder");
    }

    private ServletContext contextOf(ClassLoader loader) {
        return (ServletContext) Proxy.newProxyInstance(
                WarPartTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getClassLoader" -> loader;
                    case "getContextPath" -> "/shop";
                    case "addListener" -> {
                        listeners.add((ServletContextListener) arguments[0]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }
}
