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
    void jobs_follow_one_another_and_a_batch_that_grows_within_jta_transactions() throws Exception {
        deployer.deploy("office");
        try {
            assertRuns("office", "counter?by=round");
        } finally {
            deployer.undeploy("office");
        }
    }

    @Test
    void jobs_that_share_a_place_run_one_after_another_within_jta_transactions() throws Exception {
        deployer.deploy("office");
        try {
            assertRuns("office", "counter?by=till");
        } finally {
            deployer.undeploy("office");
        }
    }

    @Test
    void what_a_job_tells_is_seen_while_its_transaction_is_open() throws Exception {
        deployer.deploy("office");
        try {
            Shop office = at("office");
            String job = office.get("counter?by=report").body();
            String soFar = "50 %, [chapter 1 of 4, chapter 2 of 4, chapter 3 of 4], no result, 0";
            Await.until("it is seen", () -> told(office, job).equals(soFar), () -> told(office, job));
            assertThat(state(office, job)).startsWith("PROCESSING");
            office.get("counter?read=all");
            String all = "100 %, [chapter 1 of 4, chapter 2 of 4, chapter 3 of 4, chapter 4 of 4], the end, 0";
            Await.until("all of it is seen", () -> told(office, job).equals(all), () -> told(office, job));
            assertThat(state(office, job)).isEqualTo("SUCCEEDED after 1");
        } finally {
            deployer.undeploy("office");
        }
    }

    @Test
    void a_step_and_its_checkpoint_commit_in_one_jta_transaction_or_not_at_all() throws Exception {
        deployer.deploy("office");
        try {
            Shop office = at("office");
            String job = office.get("counter?by=walk").body();
            Await.until(
                    "it has walked",
                    () -> state(office, job).equals("SUCCEEDED after 2"),
                    () -> state(office, job) + " " + told(office, job));
            assertThat(told(office, job)).isEqualTo("nothing, [], walked 3, 3");
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

    private static String told(Shop office, String job) {
        return office.get("counter?told=" + job).body();
    }

    private static Shop at(String war) {
        return new Shop(URI.create("http://127.0.0.1:" + System.getProperty("wildfly.http.port") + "/" + war + "/"));
    }
}
