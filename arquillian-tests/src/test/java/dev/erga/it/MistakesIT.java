package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What the log of a server says when it refuses a deployment. */
@ArquillianTest
class MistakesIT {

    private static final Pattern NUMBERED =
            Pattern.compile("(?m)^(ERGA-\\d{4})  .+\\R  at   .+\\R  why  .+\\R  fix  .+$");

    private static final String BAD_SETTINGS = """
            erga.wokers=3
            erga.heartbeat=10
            erga.workers=many
            erga.enabled=maybe
            erga.queue.mail.workers=-1
            erga.job."Emails.send".attempts=3
            erga.recurring.nightly.cron=off
            """;

    @ArquillianResource
    private Deployer deployer;

    /** All classes are beans here, so that those without a scope are told of together with the rest. */
    @Deployment(name = "mistakes", managed = false, testable = false)
    static WebArchive mistakes() {
        return SmallWar.named("mistakes.war")
                .addClass("dev.erga.cdi.BadDeclarations")
                .addAsResource(new StringAsset(BAD_SETTINGS), "META-INF/microprofile-config.properties")
                .addAsWebInfResource(
                        new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                                + " bean-discovery-mode=\"all\"/>"),
                        "beans.xml");
    }

    @Deployment(name = "forgotten", managed = false, testable = false)
    static WebArchive forgotten() {
        return SmallWar.named("forgotten.war").addClass(Forgotten.class);
    }

    @Test
    void all_mistakes_of_a_deployment_are_in_the_log_each_with_its_number_place_reason_and_remedy() throws IOException {
        String told = toldWhenRefused("mistakes");

        assertThat(told).contains("Erga found ").contains(" mistakes in this deployment:");
        assertThat(numbers(told))
                .contains("ERGA-0101", "ERGA-0102", "ERGA-0103", "ERGA-0104", "ERGA-0105", "ERGA-0106", "ERGA-0107")
                .contains("ERGA-0108", "ERGA-0109", "ERGA-0110", "ERGA-0111", "ERGA-0112", "ERGA-0113", "ERGA-0114")
                .contains("ERGA-0115", "ERGA-0116", "ERGA-0117", "ERGA-0118", "ERGA-0119", "ERGA-0120", "ERGA-0121")
                .contains("ERGA-0122", "ERGA-0123", "ERGA-0124", "ERGA-0125", "ERGA-0126", "ERGA-0127")
                .contains("ERGA-0620", "ERGA-0621", "ERGA-0622");
        assertThat(told)
                .contains(
                        "  at   erga.wokers=3 (mistakes.war/WEB-INF/classes/META-INF/microprofile-config.properties)\n")
                .contains("  fix  did you mean erga.workers?\n");
    }

    @Test
    void a_class_that_nothing_makes_a_bean_is_told_of_by_its_method() throws IOException {
        assertThat(toldWhenRefused("forgotten")).contains("""
                        ERGA-0110  @BackgroundJob in a class that is not a bean
                          at   dev.erga.it.Forgotten.send(long)
                          why  nothing makes the container take it for a bean
                          fix  give it a scope, such as @ApplicationScoped or @Dependent
                        """);
    }

    private String toldWhenRefused(String deployment) throws IOException {
        Path log = Path.of(System.getProperty("servers.folder"), "wildfly", "log", "server.log");
        int before = Files.readString(log).length();
        assertThatThrownBy(() -> deployer.deploy(deployment)).hasStackTraceContaining("ERGA-");
        return Files.readString(log).substring(before);
    }

    private static List<String> numbers(String log) {
        return NUMBERED.matcher(log)
                .results()
                .map(MatchResult::group)
                .map(text -> text.substring(0, 9))
                .distinct()
                .toList();
    }
}
