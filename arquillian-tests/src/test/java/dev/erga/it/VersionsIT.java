package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What one version of an application has stored, run by the next. */
@ArquillianTest
class VersionsIT {

    @ArquillianResource
    private Deployer deployer;

    /** It runs nothing, so that it leaves something. */
    @Deployment(name = "before", managed = false, testable = false)
    static WebArchive before() {
        return SmallWar.named("letters-before.war")
                .addPackage("dev.erga.it.before")
                .addAsResource(new StringAsset("erga.workers=0\n"), "META-INF/microprofile-config.properties");
    }

    @Deployment(name = "after", managed = false, testable = false)
    static WebArchive after() {
        return SmallWar.named("letters-after.war").addPackage("dev.erga.it.after");
    }

    @Test
    void a_job_and_a_schedule_of_the_version_before_go_on_under_another_name_with_another_parameter() throws Exception {
        deployer.deploy("before");
        String job = at("letters-before").get("letters?user=7").body();
        deployer.undeploy("before");

        deployer.deploy("after");
        try {
            Shop after = at("letters-after");
            Await.until(
                    "the job has run",
                    () -> after.get("letters?job=" + job).body().equals("Letters.send SUCCEEDED"),
                    () -> after.get("letters?job=" + job).body());
            assertThat(after.get("letters").body()).isEqualTo("[7 in English] [letters-nightly]");
        } finally {
            deployer.undeploy("after");
        }
    }

    private static Shop at(String war) {
        return new Shop(URI.create("http://127.0.0.1:" + System.getProperty("wildfly.http.port") + "/" + war + "/"));
    }
}
