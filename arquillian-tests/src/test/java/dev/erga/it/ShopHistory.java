package dev.erga.it;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A shop that has been open for a while: jobs in every state, batches, schedules, a paused queue, and words that would like
 * to be markup wherever somebody can put words.
 */
final class ShopHistory implements AutoCloseable {

    /** What a server needs for it: nothing that is planned comes while somebody looks. */
    static final Map<String, String> SETTINGS = Map.of("shop.reminder.after", "PT20H");

    /** Stands in arguments and reasons, and is a label, a method and a part of the name of a queue. */
    static final String HOSTILE = "<script>alert(1)</script>";

    private static final String HELD = "0192b1f0-0000-7000-8000-0000000000a1";
    private static final String ENQUEUED = "0192b1f0-0000-7000-8000-0000000000a2";
    private static final String HOSTILE_QUEUE = "\"'>" + HOSTILE + "#{6*7}";

    private final Shop shop;
    private final TestDatabase database;
    private final JobTables tables;
    private final Map<String, String> ids = new HashMap<>();
    private Optional<Gate> gate = Optional.empty();

    private ShopHistory(Shop shop, TestDatabase database) {
        this.shop = shop;
        this.database = database;
        this.tables = new JobTables(database);
    }

    /** Lets all of it happen, and returns when it has. */
    static ShopHistory of(Shop shop, TestDatabase database) throws Exception {
        ShopHistory history = new ShopHistory(shop, database);
        history.jobsComeToTheirEnd();
        history.customersComeAndSomeCannotPay();
        history.theNewsletterWaits();
        history.rowsComeFromElsewhere();
        history.aJobIsAtWork();
        history.remember();
        return history;
    }

    /** An address with the ids of this history in the places that are left open for them. */
    String fill(String address) {
        String filled = address;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }

    @Override
    public void close() throws SQLException {
        if (gate.isPresent()) {
            gate.get().open();
            gate.get().close();
        }
    }

    private void jobsComeToTheirEnd() throws Exception {
        String flaky = shop.postJson("api/flaky", "").body();
        String counted = "api/counters/" + Shop.text(flaky, "group");
        finish(flaky, "job");
        shop.told(counted, "\"rows\":2");
        for (String name : List.of("grace", "barbara", "edsger", "tony")) {
            finish(shop.signUp(name).body(), "welcomeJob");
        }
        shop.delete("api/jobs/" + Shop.text(shop.signUp("donald").body(), "couponJob"));
        finish(shop.postJson("api/exports", "").body(), "job");
        finish(shop.postJson("api/schedules/nightly-backup/runs", "").body(), "job");
        shop.putJson("api/shops/main/digest?cron=0+8+*+*+MON&zone=Europe/Paris", "");
    }

    private void customersComeAndSomeCannotPay() throws Exception {
        String imported = shop.postJson("api/imports", """
                        [{"email": "ada@example.org", "name": "Ada Lovelace"},
                         {"email": "%s#{6*7}", "name": "<img src=x onerror=alert(2)>"},
                         {"email": "alan@example.org", "name": "Alan Turing"}]
                        """.formatted(HOSTILE)).body();
        shop.told("api/imports/" + Shop.text(imported, "id"), "\"reportedAt\":");
        finish(giveCard("alan", "4111 1111 1111 1111"), "confirmation");
        finish(giveCard("ada", "4111 1111 1111 1112"), "refusal");
        finish(shop.postJson("api/renewals?day=2100-01-01", "").body(), "failureReport");
    }

    private String giveCard(String name, String number) {
        String user =
                Shop.number(shop.get("api/users?email=" + name + "@example.org").body(), "userId");
        return shop.putJson("api/users/" + user + "/card", "{\"number\":\"" + number + "\"}")
                .body();
    }

    private void theNewsletterWaits() {
        shop.putJson("api/stocktaking?until=2100-01-01T00:00:00Z", "");
        shop.postJson("api/newsletters", "{\"subject\":\"Spring\",\"text\":\"All is green.\"}");
    }

    /** One that no node can run, and one in the queue that is paused. */
    private void rowsComeFromElsewhere() throws Exception {
        put(HELD, HOSTILE + ".run", HOSTILE_QUEUE);
        put(ENQUEUED, "Counting.exactlyOnce", "newsletter");
        tables.change("INSERT INTO erga_label (job_id, label) VALUES (CAST(? AS uuid), ?)", HELD, HOSTILE);
        shop.told("api/jobs/" + HELD, "\"state\":\"HELD\"");
    }

    private void put(String id, String name, String queue) throws SQLException {
        tables.change(
                "INSERT INTO erga_job (id, name, queue, priority, state, arguments, labels, created_by)"
                        + " VALUES (CAST(? AS uuid), ?, ?, 5, 'ENQUEUED', '[\"by hand\"]', ?, ?)",
                id,
                name,
                queue,
                HOSTILE,
                HOSTILE);
    }

    private void aJobIsAtWork() throws Exception {
        Gate closed = Gate.afterRows(database, 0);
        gate = Optional.of(closed);
        shop.startCounting(1);
        Await.until("a job is in the middle of its work", () -> closed.waiting() == 1);
    }

    private void remember() throws SQLException {
        for (String state :
                List.of("SCHEDULED", "ENQUEUED", "PROCESSING", "SUCCEEDED", "FAILED", "DELETED", "AWAITING", "HELD")) {
            ids.put(state.toLowerCase(Locale.ROOT), tables.lines("""
                            SELECT id FROM erga_job WHERE state = ?
                            ORDER BY (arguments LIKE '%alert(1)%') DESC, attempts DESC, id DESC LIMIT 1
                            """, state).get(0));
        }
        ids.put(
                "batch",
                tables.lines("SELECT batch_id FROM erga_job WHERE state = 'FAILED' AND batch_id IS NOT NULL LIMIT 1")
                        .get(0));
    }

    private void finish(String answer, String job) throws Exception {
        shop.finished(Shop.text(answer, job));
    }
}
