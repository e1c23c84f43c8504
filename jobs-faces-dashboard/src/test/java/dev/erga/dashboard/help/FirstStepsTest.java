package dev.erga.dashboard.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.RoleMapping;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.DeploymentDetails;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.SettingDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FirstStepsTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final RoleMapping ALL = new RoleMapping(Map.of(DashboardRole.ADMIN, Set.of("boss", "<b>")));

    private static DeploymentDetails deployment(String store, String schema, int methods) {
        return new DeploymentDetails(
                "shop-a1",
                "1.0.0",
                store,
                10,
                methods,
                0,
                List.of(new SettingDetails("erga.schema", Optional.of(schema), Optional.empty())));
    }

    private static final DeploymentDetails AT_HOME =
            deployment("PostgreSQL 16.4 at jdbc/shop, schema version 1", "validate", 4);

    private static NodeDetails node(String state, int secondsLeft, int workers) {
        return new NodeDetails(
                "n#1",
                "n",
                state,
                NOW.minusSeconds(60),
                NOW.minusSeconds(1),
                NOW.plusSeconds(secondsLeft),
                workers,
                new BoundedCount(0, false),
                "1.0",
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static final List<NodeDetails> WORKING = List.of(node("ACTIVE", 20, 10), node("ACTIVE", 20, 0));

    private static FirstSteps steps(
            DeploymentDetails deployment, List<NodeDetails> nodes, RoleMapping roles, boolean anyJob) {
        return FirstSteps.of(new FirstSteps.Facts(deployment, nodes, roles, anyJob), NOW, Texts.english());
    }

    private static List<String> open(FirstSteps steps) {
        return steps.list().stream()
                .filter(step -> !step.isDone())
                .map(FirstStep::title)
                .toList();
    }

    @Test
    void an_application_that_is_at_home_has_nothing_left_to_do() {
        FirstSteps steps = steps(AT_HOME, WORKING, ALL, true);

        assertThat(open(steps)).isEmpty();
        assertThat(steps.lead()).isEqualTo("7 of 7 done");
        assertThat(steps.list())
                .extracting(FirstStep::note)
                .contains(
                        "PostgreSQL 16.4 at jdbc/shop, schema version 1",
                        "erga.schema=validate: a person or a migration tool does.",
                        "Operators are: <b>, boss",
                        "Workers: 10",
                        "This node declares: 4");
    }

    @Test
    void a_fresh_application_is_told_what_to_do_with_one_line_for_each() {
        FirstSteps steps = steps(
                deployment("H2 2.2.224 at java:comp/DefaultDataSource, schema version 1", "create", 0),
                List.of(),
                new RoleMapping(Map.of(DashboardRole.VIEWER, Set.of("staff"))),
                false);

        assertThat(open(steps))
                .containsExactly(
                        "Jobs live in H2",
                        "Tables are made and upgraded at start",
                        "Nobody may act",
                        "Nobody may do everything",
                        "No node works",
                        "No job method is found",
                        "There is no job yet");
        assertThat(steps.list()).allSatisfy(step -> {
            assertThat(step.state()).isEqualTo("to do");
            assertThat(step.line()).isNotEmpty().doesNotContain("\n");
            assertThat(step.note()).isNotEmpty();
        });
    }

    @Test
    void an_operator_who_is_no_admin_leaves_that_to_do() {
        RoleMapping operators = new RoleMapping(Map.of(DashboardRole.OPERATOR, Set.of("staff")));

        assertThat(open(steps(AT_HOME, WORKING, operators, true))).containsExactly("Nobody may do everything");
    }

    @Test
    void silent_draining_and_idle_nodes_do_not_work() {
        List<NodeDetails> nodes = List.of(node("ACTIVE", -1, 10), node("DRAINING", 20, 10), node("ACTIVE", 20, 0));

        assertThat(open(steps(AT_HOME, nodes, ALL, true))).containsExactly("No node works");
    }
}
