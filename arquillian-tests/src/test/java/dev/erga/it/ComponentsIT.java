package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Erga in each kind of component, and until the very end of a deployment. */
@ArquillianTest
class ComponentsIT {

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "office", managed = false, testable = false)
    static WebArchive office() {
        return SmallWar.withComponents("office.war");
    }

    @Deployment(name = "two-offices", managed = false, testable = false)
    static EnterpriseArchive twoOffices() {
        return ShrinkWrap.create(EnterpriseArchive.class, "two-offices.ear")
                .addAsModules(SmallWar.withComponents("left.war"), SmallWar.withComponents("right.war"));
    }

    @Test
    void the_scheduler_is_injected_into_beans_ejbs_servlets_and_resources() throws Exception {
        deployer.deploy("office");
        try {
            assertRuns("office", "counter?by=bean");
            assertRuns("office", "counter?by=ejb");
            assertRuns("office", "counter?by=servlet");
            assertRuns("office", "api/desk");
        } finally {
            deployer.undeploy("office");
        }
    }

    @Test
    void a_job_on_an_ejb_that_runs_when_its_application_is_told_to_stop_ends_well() throws Exception {
        deployer.deploy("office");
        Shop office = at("office");
        String job = office.get("counter?by=long").body();
        Await.until("the job has begun", () -> state(office, job).startsWith("PROCESSING"), () -> state(office, job));
        deployer.undeploy("office");

        deployer.deploy("office");
        try {
            assertThat(state(office, job)).isEqualTo("SUCCEEDED after 1");
        } finally {
            deployer.undeploy("office");
        }
    }

    @Test
    void each_war_of_an_ear_has_an_engine_of_its_own() throws Exception {
        deployer.deploy("two-offices");
        try {
            assertRuns("left", "counter?by=servlet");
            assertRuns("right", "counter?by=servlet");
            assertRuns("left", "counter?by=ejb");
            assertRuns("right", "counter?by=ejb");
        } finally {
            deployer.undeploy("two-offices");
        }
    }

    private static void assertRuns(String war, String path) throws Exception {
        Shop office = at(war);
        String job = office.get(path).body();
        Await.until(
                "the job put in by " + path + " of " + war + " has run",
                () -> state(office, job).equals("SUCCEEDED after 1"),
                () -> state(office, job));
    }

    private static String state(Shop office, String job) {
        return office.get("counter?job=" + job).body();
    }

    private static Shop at(String war) {
        return new Shop(URI.create("http://127.0.0.1:" + System.getProperty("wildfly.http.port") + "/" + war + "/"));
    }
}
