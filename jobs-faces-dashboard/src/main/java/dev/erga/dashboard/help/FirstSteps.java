package dev.erga.dashboard.help;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.RoleMapping;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.DeploymentDetails;
import dev.erga.jobs.monitor.NodeDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What there is to see to, as this node knows it.
 *
 * @param lead how many are done
 * @param list the steps, in the order in which one takes them
 */
public record FirstSteps(String lead, List<FirstStep> list) {

    /**
     * What the steps are judged by.
     *
     * @param deployment what this node says of itself
     * @param nodes all nodes
     * @param roles which roles open the dashboard
     * @param anyJob whether there is any job
     */
    record Facts(DeploymentDetails deployment, List<NodeDetails> nodes, RoleMapping roles, boolean anyJob) {}

    static FirstSteps of(Facts facts, Instant now, Texts texts) {
        List<FirstStep> steps = new ArrayList<>();
        steps.add(database(facts.deployment(), texts));
        steps.add(tables(facts.deployment(), texts));
        steps.add(role(DashboardRole.OPERATOR, facts.roles(), texts));
        steps.add(role(DashboardRole.ADMIN, facts.roles(), texts));
        steps.add(worker(facts.nodes(), now, texts));
        steps.add(methods(facts.deployment(), texts));
        steps.add(facts.anyJob() ? FirstStep.done("job", texts) : FirstStep.open("job", texts));
        long done = steps.stream().filter(FirstStep::isDone).count();
        return new FirstSteps(
                texts.get("steps.lead", Numbers.grouped(done), Numbers.grouped(steps.size())), List.copyOf(steps));
    }

    private static FirstStep database(DeploymentDetails deployment, Texts texts) {
        return deployment.store().startsWith("H2 ")
                ? FirstStep.open("database", texts)
                : FirstStep.done("database", texts, deployment.store());
    }

    private static FirstStep tables(DeploymentDetails deployment, Texts texts) {
        String mode = deployment.setting("erga.schema").orElse("").strip();
        return mode.equals("create") ? FirstStep.open("tables", texts) : FirstStep.done("tables", texts, mode);
    }

    private static FirstStep role(DashboardRole role, RoleMapping roles, Texts texts) {
        String name = role == DashboardRole.ADMIN ? "admin" : "operator";
        return roles.permits(role, any -> true)
                ? FirstStep.done(name, texts, String.join(", ", named(role, roles)))
                : FirstStep.open(name, texts);
    }

    private static Set<String> named(DashboardRole role, RoleMapping roles) {
        Set<String> named = new TreeSet<>();
        roles.containerRoles().forEach((given, names) -> {
            if (given.includes(role)) {
                named.addAll(names);
            }
        });
        return named;
    }

    private static FirstStep worker(List<NodeDetails> nodes, Instant now, Texts texts) {
        int workers = nodes.stream()
                .filter(node ->
                        node.state().equals("ACTIVE") && node.leaseUntil().isAfter(now))
                .mapToInt(NodeDetails::workers)
                .sum();
        return workers == 0
                ? FirstStep.open("worker", texts)
                : FirstStep.done("worker", texts, Numbers.grouped(workers));
    }

    private static FirstStep methods(DeploymentDetails deployment, Texts texts) {
        return deployment.jobMethods() == 0
                ? FirstStep.open("methods", texts)
                : FirstStep.done("methods", texts, Numbers.grouped(deployment.jobMethods()));
    }
}
