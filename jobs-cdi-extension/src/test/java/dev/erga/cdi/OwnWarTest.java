package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Initialized;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnWarTest {

    private static final ClassLoader OWN = OwnWarTest.class.getClassLoader();

    private final OwnWar war = new OwnWar(TestDeployment.IN_WAR);

    @AfterEach
    void backToTheOwnClassLoader() {
        Thread.currentThread().setContextClassLoader(OWN);
    }

    @Test
    void it_has_the_name_that_tells_it_from_the_other_wars_of_its_ear() {
        assertThat(war.name()).isEqualTo("shop.war");
        assertThat(new OwnWar("file:/opt/applications/shop/WEB-INF/lib/erga.jar").name())
                .isEqualTo("shop");
        assertThat(new OwnWar("file:/home/ada/erga/target/classes/").name()).isEqualTo("no WAR");
    }

    @Test
    void it_has_started_when_its_web_part_has() {
        war.scopeBegins(Initialized.Literal.APPLICATION);
        assertThat(war.isStarted()).isFalse();

        war.scopeBegins(Proxy.newProxyInstance(OWN, new Class<?>[] {ServletContext.class}, (proxy, called, given) -> {
            throw new UnsupportedOperationException(called.getName());
        }));
        assertThat(war.isStarted()).isTrue();
    }

    @Test
    void the_events_of_other_wars_are_not_about_it() {
        assertThat(war.isCurrent()).isTrue();

        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        assertThat(war.isCurrent()).isFalse();
    }

    @Test
    void classes_that_are_in_no_war_have_no_web_part_to_wait_for() {
        assertThat(new OwnWar("file:/home/ada/erga/target/classes/").isStarted())
                .isTrue();
    }
}
