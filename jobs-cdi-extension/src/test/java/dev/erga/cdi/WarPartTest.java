package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.BackgroundJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
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
    private final ServletContext context = (ServletContext) Proxy.newProxyInstance(
            WarPartTest.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, called, arguments) -> {
                if (!called.getName().equals("addListener")) {
                    throw new UnsupportedOperationException(called.getName());
                }
                listeners.add((ServletContextListener) arguments[0]);
                return null;
            });

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
    void the_web_part_of_another_war_is_not_taken_for_the_own() {
        OwnWar war = new OwnWar(true);
        assertThat(war.isStarted()).isFalse();

        war.scopeBegins(Initialized.Literal.APPLICATION);
        assertThat(war.isStarted()).isFalse();

        war.scopeBegins(context);
        assertThat(war.isStarted()).isTrue();

        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(war.isStarted()).isFalse();
        } finally {
            Thread.currentThread().setContextClassLoader(WarPartTest.class.getClassLoader());
        }
    }
}
