package dev.erga.jpa;

import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.TenantClaim;
import dev.erga.jobs.spi.TenantPage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Claims for tenants on H2: tenant by tenant, since a statement that locks cannot read in the order of an index. */
final class H2Tenants {

    static final String NEXT = """
            SELECT tenant FROM erga_job WHERE {is-ready} AND queue = ? AND tenant > ?
            ORDER BY state, queue, tenant LIMIT 1
            """;

    private static final String FIRST = NEXT.replace("tenant > ?", "tenant >= ?");

    static final String READY = """
            SELECT id FROM erga_job WHERE {is-ready} AND queue = ? AND tenant = ? AND name = ANY(?)
            ORDER BY state, queue, tenant, priority, id LIMIT ?
            """;

    private static final String FRONT = """
            SELECT id FROM (
                SELECT id, name FROM erga_job WHERE state = 'ENQUEUED' AND queue = ? AND tenant = ?
                ORDER BY state, queue, tenant, priority, id LIMIT 20) AS front
            WHERE NOT name = ANY(?) LIMIT ?
            """;

    static final String READY_QUEUES = """
            SELECT known.queue,
                EXISTS (SELECT 1 FROM erga_job WHERE state = 'ENQUEUED' AND queue = known.queue AND tenant IS NULL)
                    AS of_nobody,
                EXISTS (SELECT 1 FROM erga_job WHERE state = 'ENQUEUED' AND queue = known.queue AND tenant >= '')
                    AS of_tenants
            FROM unnest(?) AS known(queue)
            """;

    private H2Tenants() {}

    static TenantPage claim(Jdbc jdbc, TenantClaim claim) throws SQLException {
        List<String> tenants = tenants(jdbc, claim);
        // The node is asked for second, so that an idle one costs one statement.
        Optional<Instant> now =
                tenants.isEmpty() ? Optional.empty() : H2Claims.nowIfMayClaim(jdbc, claim.node(), claim.queue());
        if (now.isEmpty() || claim.names().isEmpty()) {
            return new TenantPage(List.of(), 0, Optional.empty());
        }
        Map<UUID, Integer> places = ready(jdbc, claim, tenants);
        TurnOrder order = new TurnOrder();
        List<ClaimedJob> locked = H2Claims.lock(jdbc, claim.node(), claim.queue(), places.keySet(), now.get());
        H2Claims.grant(jdbc, claim.node(), locked, now.get());
        locked.forEach(job -> order.add(places.getOrDefault(job.lease().job().value(), 0), job));
        boolean more = tenants.size() == claim.limit();
        return order.page(tenants.size(), more ? Optional.of(tenants.get(tenants.size() - 1)) : Optional.empty());
    }

    private static List<String> tenants(Jdbc jdbc, TenantClaim claim) throws SQLException {
        List<String> tenants = new ArrayList<>();
        Optional<String> next = next(jdbc, claim.queue(), claim.after());
        while (next.isPresent()) {
            tenants.add(next.get());
            next = tenants.size() < claim.limit() ? next(jdbc, claim.queue(), next) : Optional.empty();
        }
        return tenants;
    }

    /** How many tenants have jobs ready in a queue. */
    static int count(Jdbc jdbc, String queue, int most) throws SQLException {
        int tenants = 0;
        for (Optional<String> tenant = next(jdbc, queue, Optional.empty());
                tenant.isPresent() && tenants < most;
                tenant = next(jdbc, queue, tenant)) {
            tenants++;
        }
        return tenants;
    }

    /** A name may be empty, so nothing is less than the first. */
    private static Optional<String> next(Jdbc jdbc, String queue, Optional<String> after) throws SQLException {
        return jdbc.selectOne(
                after.isPresent() ? NEXT : FIRST, row -> row.getString("tenant"), queue, after.orElse(""));
    }

    static List<UUID> undeclared(Jdbc jdbc, String queue, Set<String> declared, int limit) throws SQLException {
        List<UUID> found = new ArrayList<>();
        for (Optional<String> tenant = next(jdbc, queue, Optional.empty());
                tenant.isPresent() && found.size() < limit;
                tenant = next(jdbc, queue, tenant)) {
            found.addAll(jdbc.select(
                    FRONT,
                    row -> Rows.uuid(row, "id"),
                    queue,
                    tenant.get(),
                    jdbc.texts(declared),
                    limit - found.size()));
        }
        return found;
    }

    private static Map<UUID, Integer> ready(Jdbc jdbc, TenantClaim claim, List<String> tenants) throws SQLException {
        int share = TenantPage.share(claim.limit(), tenants.size());
        List<List<UUID>> ready = new ArrayList<>();
        for (String tenant : tenants) {
            ready.add(jdbc.select(
                    READY, row -> Rows.uuid(row, "id"), claim.queue(), tenant, jdbc.texts(claim.names()), share));
        }
        Map<UUID, Integer> places = new HashMap<>();
        for (int round = 0; round < share; round++) {
            for (int place = 0; place < tenants.size() && places.size() < claim.limit(); place++) {
                if (round < ready.get(place).size()) {
                    places.put(ready.get(place).get(round), place);
                }
            }
        }
        return places;
    }
}
