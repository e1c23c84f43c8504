package dev.erga.cdi;

import dev.erga.engine.setup.EngineSettings;
import dev.erga.jobs.monitor.SettingDetails;
import dev.erga.jobs.spi.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the configuration comes to, for people who ask the running application; secrets are left out here. */
record Configured(Settings settings, Keys keys) {

    /** Defaults that others than the engine know: the stores, the dashboard. */
    private static final Map<String, String> OF_OTHERS = Map.of(
            "erga.enabled", "true",
            "erga.schema", "create",
            "erga.notify", "true",
            "erga.dashboard.enabled", "true",
            "erga.dashboard.path", "/erga");

    /** Each key of the node, and whatever else is set. */
    List<SettingDetails> with(EngineSettings node) {
        Map<String, String> defaults = defaults(node);
        List<SettingDetails> all = new ArrayList<>();
        for (String key : Keys.ofNodes()) {
            all.add(settings.find(key)
                    .map(Configured::told)
                    .orElseGet(
                            () -> new SettingDetails(key, Optional.ofNullable(defaults.get(key)), Optional.empty())));
        }
        others(node).forEach(key -> settings.find(key).map(Configured::told).ifPresent(all::add));
        all.sort(Comparator.comparing(SettingDetails::key));
        return all;
    }

    /** Those that may have been set, in whatever way: a source need not spell out what it is asked for. */
    private Set<String> others(EngineSettings node) {
        Set<String> others = new TreeSet<>(keys.ofDeclarations());
        node.knownQueues().stream()
                .flatMap(queue -> Stream.of("workers", "weight").map(last -> "erga.queue." + queue + "." + last))
                .forEach(others::add);
        settings.spelledOut().stream().map(Setting::key).forEach(others::add);
        others.removeAll(Keys.ofNodes());
        return others;
    }

    private static SettingDetails told(Setting setting) {
        return new SettingDetails(
                setting.key(),
                Optional.of(setting.isSecret() ? SettingDetails.SECRET : setting.value()),
                Optional.of(setting.source()));
    }

    private static Map<String, String> defaults(EngineSettings node) {
        Map<String, String> defaults = new HashMap<>(OF_OTHERS);
        defaults.put("erga.crashes", String.valueOf(node.maxCrashes()));
        defaults.put("erga.heartbeat", span(node.heartbeat()));
        defaults.put("erga.lease", span(node.lease()));
        defaults.put("erga.node.name", node.nodeName());
        defaults.put("erga.poll.interval", span(node.pollInterval()));
        defaults.put("erga.queues", String.join(", ", new TreeSet<>(node.queues())));
        defaults.put("erga.queues.order", "equal");
        defaults.put("erga.shutdown.grace", span(node.shutdownGrace()));
        defaults.put("erga.workers", String.valueOf(node.workers()));
        Retention kept = node.retention();
        defaults.put("erga.retention.audit", span(kept.audit()));
        defaults.put("erga.retention.deleted", span(kept.deleted()));
        defaults.put(
                "erga.retention.failed", kept.failed().map(Configured::span).orElse("forever"));
        defaults.put("erga.retention.fires", span(kept.fires()));
        defaults.put("erga.retention.nodes", span(kept.nodes()));
        defaults.put("erga.retention.succeeded", span(kept.succeeded()));
        return defaults;
    }

    /** Java itself would write a day as 24 hours. */
    private static String span(Duration span) {
        long days = span.toDays();
        return days > 0 && span.equals(Duration.ofDays(days)) ? "P" + days + "D" : span.toString();
    }
}
