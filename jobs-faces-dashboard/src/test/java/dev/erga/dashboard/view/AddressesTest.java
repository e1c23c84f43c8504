package dev.erga.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.RoleMapping;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private static final Addresses AT_ERGA = new Addresses("/erga");

    @ParameterizedTest
    @ValueSource(strings = {"/erga", "/erga/", "/erga.xhtml", "/erga.jsf", "/erga/overview", "/erga/overview.xhtml"})
    void every_way_to_write_a_page_is_that_page(String asked) {
        assertThat(AT_ERGA.page(asked)).contains(Page.OVERVIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/erg",
                "/ergamania",
                "/ERGA",
                "//erga",
                "/erga//",
                "/erga//overview.xhtml",
                "/erga/../erga",
                "/erga/./overview",
                "/erga/.xhtml",
                "/erga/nothing",
                "/erga/frame.xhtml",
                "/erga/overview.xhtml.xhtml",
                "/erga/overview.xhtml;a",
                "/x/erga",
                "/erga\\overview.xhtml",
                "/erga%2Foverview.xhtml"
            })
    void nothing_else_is_a_page(String asked) {
        assertThat(AT_ERGA.page(asked)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/erga.xhtml", "/erga/overview.xhtml", "/erga", "/META-INF/erga-views/frame.xhtml"})
    void what_is_handed_out_as_a_view_is_what_is_guarded(String viewId) {
        assertThat(ViewFiles.own(settings(true), viewId)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/META-INF/erga-views/overview.xhtml", "/META-INF/erga-views/../beans.xml", "/META-INF/beans.xml",
                "/erga/frame.xhtml", "/host.xhtml", "//erga/overview.xhtml"
            })
    void other_files_of_the_jar_and_views_of_the_host_are_not_handed_out(String viewId) {
        assertThat(ViewFiles.own(settings(true), viewId)).isFalse();
    }

    @Test
    void a_dashboard_that_is_switched_off_hands_out_nothing() {
        assertThat(ViewFiles.own(settings(false), "/erga.xhtml")).isFalse();
        assertThat(ViewFiles.own(settings(false), "/META-INF/erga-views/frame.xhtml"))
                .isFalse();
    }

    @Test
    void a_dashboard_elsewhere_has_its_pages_there_only() {
        Addresses elsewhere = new Addresses("/ops/jobs");

        assertThat(elsewhere.page("/ops/jobs")).contains(Page.OVERVIEW);
        assertThat(elsewhere.page("/erga")).isEmpty();
        assertThat(elsewhere.exact()).contains("/ops/jobs");
    }

    static DashboardSettings settings(boolean enabled) {
        return new DashboardSettings(enabled, "/erga", Optional.empty(), new RoleMapping(Map.of()));
    }
}
