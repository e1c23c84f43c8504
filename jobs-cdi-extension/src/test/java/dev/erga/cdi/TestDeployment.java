package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Deploys a few classes on Weld, to see what the extension makes of them. */
final class TestDeployment {

    /** Where the jar lies in a WAR. */
    static final String IN_WAR = "vfs:/content/all.ear/shop.war/WEB-INF/lib/jobs-cdi-extension.jar";

    private TestDeployment() {}

    /** Checks that this and nothing else is said against the deployment. */
    static void assertRefused(String text, Class<?>... beans) {
        assertThat(refusal(FixedSettings.of(), beans)).isEqualTo("Erga found a mistake in this deployment:\n\n" + text);
    }

    /** The message with which the deployment is refused. */
    static String refusal(Settings settings, Class<?>... beans) {
        try (WeldContainer container = start(settings, beans)) {
            throw new AssertionError("deployed in spite of all: " + container.getId());
        } catch (RuntimeException thrown) {
            return String.valueOf(refusalIn(thrown).getMessage());
        }
    }

    static Plan plan(Settings settings, Class<?>... beans) {
        try (WeldContainer container = start(settings, beans)) {
            return container.select(ErgaExtension.class).get().plan();
        }
    }

    private static WeldContainer start(Settings settings, Class<?>... beans) {
        return start(TestSurroundings.with(settings), beans);
    }

    static WeldContainer start(Surroundings surroundings, Class<?>... beans) {
        return weld(new ErgaExtension(surroundings, new OwnWar("file:/target/classes/")), beans)
                .initialize();
    }

    /** As in a WAR, whose web part starts later. */
    static WeldContainer startInWar(Surroundings surroundings, Class<?>... beans) {
        return weld(new ErgaExtension(surroundings, new OwnWar(IN_WAR)), beans).initialize();
    }

    private static Weld weld(ErgaExtension extension, Class<?>... beans) {
        return new Weld().disableDiscovery().addExtension(extension).addBeanClasses(beans);
    }

    private static DeploymentRefused refusalIn(Throwable thrown) {
        Deque<Throwable> waiting = new ArrayDeque<>(List.of(thrown));
        while (!waiting.isEmpty()) {
            Throwable next = waiting.remove();
            if (next instanceof DeploymentRefused refused) {
                return refused;
            }
            if (next.getCause() != null) {
                waiting.add(next.getCause());
            }
            waiting.addAll(List.of(next.getSuppressed()));
        }
        throw new AssertionError("refused for another reason", thrown);
    }
}
