package dev.erga.dashboard.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.DeploymentDetails;
import dev.erga.jobs.monitor.SettingDetails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelpTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final DeploymentDetails SHOP = new DeploymentDetails(
            "shop-a1",
            "1.0.0",
            "PostgreSQL 16.4 at jdbc/shop, schema version 1",
            10,
            1_204,
            3,
            List.of(
                    new SettingDetails(
                            "erga.encryption.key", Optional.of(SettingDetails.SECRET), Optional.of("shop.properties")),
                    new SettingDetails("erga.security.roles.admin", Optional.empty(), Optional.empty()),
                    new SettingDetails("erga.workers", Optional.of("10"), Optional.empty())));

    private static Help help(boolean open) {
        return Help.of(SHOP, new Help.Server("WildFly 39", "17.0.1"), open, NOW, Texts.english());
    }

    @Test
    void the_reader_learns_what_runs_here() {
        assertThat(help(false).versions())
                .contains(
                        new HelpLine("Erga", "1.0.0"),
                        new HelpLine("Node", "shop-a1"),
                        new HelpLine("Declares", "job methods: 1\u202F204, recurring jobs: 3"),
                        new HelpLine("Database", "PostgreSQL 16.4 at jdbc/shop, schema version 1"),
                        new HelpLine("Server", "WildFly 39"),
                        new HelpLine("Java", "17.0.1"));
    }

    @Test
    void keys_that_are_pressed_one_after_the_other_are_told_apart() {
        assertThat(help(false).keys())
                .contains(
                        new Shortcut(List.of("g", "f"), "go to the failures"),
                        new Shortcut(List.of("?"), "these keys"));
    }

    @Test
    void each_group_of_numbers_says_what_it_is_about() {
        assertThat(help(false).numbers())
                .hasSize(8)
                .contains(new HelpLine("ERGA-04xx", "the database: data source, tables, connections"));
    }

    @Test
    void the_configuration_says_what_holds_and_where_it_was_written() {
        assertThat(help(true).settings())
                .containsExactly(
                        new SettingRow("erga.encryption.key", "set, not shown", "shop.properties", true),
                        new SettingRow("erga.security.roles.admin", "none", "default", false),
                        new SettingRow("erga.workers", "10", "default", false));
    }

    @Test
    void who_may_not_see_the_configuration_gets_none_of_it() {
        assertThat(help(false).settings()).isEmpty();
        assertThat(help(false).open()).isFalse();
    }
}
