package dev.erga.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.RecurringTimes;
import dev.erga.jobs.monitor.UpcomingFire;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see who write the times of a recurring job anew. */
class ScheduleFormTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final Order ORDER = new Order(Action.EDIT_RECURRING, List.of("prices"));
    private static final String SEEN = "COALESCE|Europe/Paris|0 2 * * *";

    private String origin = "DYNAMIC";
    private Optional<Problem> refusal = Optional.empty();
    private final JobMonitor monitor = (JobMonitor) Proxy.newProxyInstance(
            JobMonitor.class.getClassLoader(),
            new Class<?>[] {JobMonitor.class},
            (self, method, values) -> switch (method.getName()) {
                case "schedule" ->
                    Optional.of(schedule()).filter(known -> known.id().equals(values[0]));
                case "preview" -> preview((RecurringTimes) values[1], (Instant) values[2], (int) values[3]);
                default -> throw new UnsupportedOperationException(method.getName());
            });

    private List<UpcomingFire> preview(RecurringTimes wanted, Instant after, int many) {
        refusal.ifPresent(problem -> {
            throw new JobsException(problem);
        });
        assertThat(many).isEqualTo(5);
        assertThat(after).isEqualTo(NOW);
        return wanted.expression().isEmpty()
                ? List.of()
                : List.of(new UpcomingFire(Instant.parse("2026-10-23T01:00:00Z"), Optional.empty()));
    }

    private RecurringDetails schedule() {
        return new RecurringDetails(
                "prices",
                origin,
                "Prices.sync",
                "[]",
                Optional.empty(),
                Optional.of("0 2 * * *"),
                Optional.empty(),
                "Europe/Paris",
                "COALESCE",
                Duration.ofMinutes(1),
                10,
                "ALLOW",
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private EditForm form(Optional<Again> again) {
        return new ScheduleForm(monitor, NOW, Texts.english())
                .of("prices", again)
                .orElseThrow();
    }

    private static Again written(String expression, String kind) {
        Draft draft = new Draft(SEEN, Map.of("expression", expression, "zone", "Europe/Paris", "misfire", "SKIP"));
        return new Again(ORDER, new Form("a reason", ""), draft, kind, Optional.empty());
    }

    @Test
    void the_fields_begin_with_how_it_fires_and_the_button_does_nothing_yet() {
        EditForm form = form(Optional.empty());

        assertThat(form.fields())
                .extracting(FormField::name, FormField::shape, FormField::value, FormField::fault)
                .containsExactly(
                        tuple("expression", "line", "0 2 * * *", ""),
                        tuple("zone", "line", "Europe/Paris", ""),
                        tuple("misfire", "choice", "COALESCE", ""));
        assertThat(form.fields().get(2).choices())
                .hasSize(Misfire.values().length)
                .contains(new FormField.Choice("COALESCE", true), new FormField.Choice("SKIP", false));
        assertThat(form.seen()).isEqualTo(SEEN);
        assertThat(form.agreed()).isEmpty();
        assertThat(form.coming()).isEmpty();
        assertThat(form.button()).isEqualTo("Show its next fires");
    }

    @Test
    void what_was_written_is_shown_with_its_next_fires_to_agree_to() {
        EditForm form = form(Optional.of(written("0 3 * * *", "preview")));

        assertThat(form.coming())
                .containsExactly("Fri 23 Oct 2026 03:00:00 Europe/Paris · Fri 23 Oct 2026 01:00:00 UTC");
        assertThat(form.agreed()).isEqualTo("SKIP|Europe/Paris|0 3 * * *");
        assertThat(form.button()).isEmpty();
        assertThat(form.alert()).startsWith("Nothing is done yet.");
        assertThat(form.fields().get(0).value()).isEqualTo("0 3 * * *");
        assertThat(form.fields().get(0).hint()).endsWith("; now 0 2 * * *");
        assertThat(form.why()).isEqualTo("a reason");
        assertThat(form.isRefused()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ERGA-0209, 0", "ERGA-0231, 0", "ERGA-0239, 0", "ERGA-0232, 1"})
    void what_makes_no_sense_is_told_by_its_number_at_its_field_and_cannot_be_agreed_to(String code, int field) {
        refusal = Optional.of(Problem.of(code, "\"<script>\" is none").why("because"));

        EditForm form = form(Optional.of(written("<script>", "preview")));

        assertThat(form.isRefused()).isTrue();
        assertThat(form.agreed()).isEmpty();
        assertThat(form.button()).isEqualTo("Show its next fires");
        assertThat(form.fields().get(field).fault()).isEqualTo(code + ": \"<script>\" is none; because");
        assertThat(form.wrong())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.id())
                        .isEqualTo(form.fields().get(field).name()));
        assertThat(form.alert()).startsWith("Nothing was done. Look at this again");
        assertThat(form.fields().get(0).value()).isEqualTo("<script>");
    }

    @Test
    void a_conflict_says_what_it_is_and_shows_how_it_fires_now() {
        Again changed = written("0 3 * * *", "preview")
                .because("changed", new JobsException(Problem.of("ERGA-0251", "has changed")));

        EditForm form = form(Optional.of(changed));

        assertThat(form.wrong()).containsExactly(new EditForm.Wrong("", "", "ERGA-0251: has changed", "en"));
        assertThat(form.seen()).isEqualTo(SEEN);
    }

    @Test
    void what_never_fires_says_so() {
        assertThat(form(Optional.of(written("", "preview"))).coming()).containsExactly("never");
    }

    @Test
    void what_an_annotation_declares_or_is_not_there_has_no_form() {
        assertThat(new ScheduleForm(monitor, NOW, Texts.english()).of("other", Optional.empty()))
                .isEmpty();
        origin = "DECLARED";
        assertThat(new ScheduleForm(monitor, NOW, Texts.english()).of("prices", Optional.empty()))
                .isEmpty();
    }
}
