package dev.erga.dashboard.live;

import dev.erga.dashboard.overview.NodeRow;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.NodeDetails;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the answer: finished words, so that the script need not know any. It says the same as long as nothing has changed,
 * so that its tag stays.
 */
record LiveJson(Instant now, Texts texts) {

    /** The whole answer. */
    Json of(Standing standing, Map<JobId, JobState> states, Optional<BoundedCount> newer) {
        Map<String, Json> parts = new LinkedHashMap<>();
        parts.put("counts", counts(standing.counts()));
        parts.put("nodes", Json.list(standing.nodes().stream().map(this::node)));
        Map<String, JobState> jobs = new TreeMap<>();
        states.forEach((id, state) -> jobs.put(id.toString(), state));
        parts.put("jobs", Json.object(jobs, this::state));
        newer.ifPresent(count -> parts.put("newer", newer(count)));
        return whole(parts);
    }

    private static Json whole(Map<String, Json> parts) {
        return Json.object(parts, part -> part);
    }

    private static Json counts(Map<JobState, BoundedCount> counts) {
        Map<String, BoundedCount> named = new LinkedHashMap<>();
        for (JobState state : JobState.values()) {
            named.put(StateLook.key(state), counts.getOrDefault(state, new BoundedCount(0, false)));
        }
        return Json.object(named, LiveJson::count);
    }

    private static Json count(BoundedCount count) {
        Map<String, Json> parts = new LinkedHashMap<>();
        parts.put("value", Json.of(count.value()));
        parts.put("more", Json.of(count.more()));
        parts.put("text", Json.of(Numbers.counted(count)));
        return whole(parts);
    }

    private Json node(NodeDetails node) {
        NodeRow row = NodeRow.of(node, now, new Moments(now, texts), texts);
        Map<String, Json> parts = new LinkedHashMap<>();
        parts.put("id", Json.of(row.id()));
        parts.put("name", Json.of(row.name()));
        parts.put("leaseUntil", Json.of(node.leaseUntil().toString()));
        parts.putAll(look(row.icon(), row.tone(), row.state()));
        return whole(parts);
    }

    private Json state(JobState state) {
        StateLook look = StateLook.of(state);
        Map<String, Json> parts = new LinkedHashMap<>();
        parts.put("state", Json.of(StateLook.key(state)));
        parts.putAll(look(look.icon(), look.tone(), texts.get("state." + StateLook.key(state))));
        return whole(parts);
    }

    private static Map<String, Json> look(String icon, String tone, String word) {
        Map<String, Json> parts = new LinkedHashMap<>();
        parts.put("icon", Json.of(icon));
        parts.put("tone", Json.of(tone));
        parts.put("word", Json.of(word));
        return parts;
    }

    private Json newer(BoundedCount count) {
        Map<String, Json> parts = new LinkedHashMap<>();
        parts.put("value", Json.of(count.value()));
        parts.put("text", Json.of(texts.get("live.newer", Numbers.counted(count))));
        return whole(parts);
    }
}
