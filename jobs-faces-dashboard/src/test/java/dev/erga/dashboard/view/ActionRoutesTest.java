package dev.erga.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionRoutesTest {

    private static final Addresses AT_ERGA = new Addresses("/erga");

    @ParameterizedTest
    @EnumSource
    void every_action_has_an_address_of_its_own_that_is_no_page_and_a_page_to_return_to(Action action) {
        assertThat(AT_ERGA.action("/erga" + action.place())).contains(action);
        assertThat(AT_ERGA.page("/erga" + action.place())).isEmpty();
        assertThat(page(action.home(List.of("x")))).isPresent();
        assertThat(page(action.home(List.of("x", "y")))).isPresent();
        assertThat(page(action.confirmation("x"))).contains(Page.CONFIRM);
    }

    private static Optional<Page> page(String address) {
        return AT_ERGA.page("/erga" + address.replaceFirst("\\?.*", ""));
    }

    @ParameterizedTest
    @EnumSource
    void no_action_is_open_to_those_who_only_look(Action action) {
        assertThat(action.role()).isGreaterThan(DashboardRole.VIEWER);
    }

    @ParameterizedTest
    @EnumSource
    void every_action_has_its_texts(Action action) {
        for (String part : List.of("title", "lead", "button", "done", "void")) {
            assertThat(Texts.english().get("action." + action.word() + "." + part))
                    .isNotEmpty();
        }
    }

    @Test
    void only_admins_delete_and_edit() {
        assertThat(Action.values())
                .filteredOn(action -> action.role() == DashboardRole.ADMIN)
                .containsExactly(Action.EDIT_AND_REQUEUE, Action.DELETE, Action.DELETE_MATCHING, Action.EDIT_RECURRING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/erga/actions/",
                "/erga/actions/pause-queue/",
                "/erga/actions/PAUSE_QUEUE",
                "/erga/actions/pause-queue.xhtml",
                "/actions/pause-queue",
                "/erga//actions/pause-queue"
            })
    void there_is_one_way_to_write_an_actions_address(String asked) {
        assertThat(AT_ERGA.action(asked)).isEmpty();
    }
}
