package dev.erga.dashboard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.erga.dashboard.action.FormField;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.ArgumentFault;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFormTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final Written NOTHING = new Written("Exports.customer", List.of(), false, "", "");
    private static final Written ALL = new Written(
            "Exports.customer",
            List.of("40077", "PDF", "ada@acme", "true", "4111"),
            true,
            "2026-10-24T08:00",
            "asked by support");

    private static StartForm form(Written written, Faults faults) {
        return StartForm.of(List.of(Startable.EXPORT), new Refused(written, faults), "t", NOW, Texts.english());
    }

    private static Faults faults(Written written) {
        return Faults.in(written, Startable.EXPORT, NOW, Texts.english());
    }

    @Test
    void each_parameter_has_a_field_of_its_kind_with_what_is_asked_of_it() {
        List<FormField> fields = form(NOTHING, Faults.none()).fields();

        assertThat(fields)
                .extracting(FormField::label, FormField::shape, FormField::input, FormField::hint)
                .containsExactly(
                        tuple("customerId", "line", "text", "required · above 0"),
                        tuple("format", "choice", "", ""),
                        tuple("email", "line", "email", "an address such as name@example.org · length at most 120"),
                        tuple("all", "box", "", ""),
                        tuple("card", "line", "password", "kept secret, so it has to be written anew each time"));
        assertThat(fields.get(0).keyboard()).isEqualTo("numeric");
        assertThat(fields.get(1).choices()).extracting(FormField.Choice::value).containsExactly("", "CSV", "PDF");
    }

    @Test
    void nothing_that_was_written_is_lost_but_what_is_secret() {
        StartForm form = form(ALL, Faults.of(List.of(new ArgumentFault(2, "must be an address"))));

        assertThat(form.fields()).extracting(FormField::value).containsExactly("40077", "PDF", "ada@acme", "true", "");
        assertThat(form.fields().get(1).choices()).contains(new FormField.Choice("PDF", true));
        assertThat(form.fields().get(3).ticked()).isTrue();
        assertThat(form.time()).isEqualTo(new StartForm.Time(true, "2026-10-24T08:00", ""));
        assertThat(form.why()).isEqualTo(new StartForm.Reason("asked by support", ""));
    }

    @Test
    void the_wrong_field_is_marked_with_the_validators_words_and_linked_from_above() {
        StartForm form = form(
                ALL,
                Faults.of(List.of(
                        new ArgumentFault(2, "must be an address"),
                        new ArgumentFault(2, "is too short"),
                        new ArgumentFault(ArgumentFault.TOGETHER, "until is before from"))));

        assertThat(form.fields().get(2).fault()).isEqualTo("must be an address; is too short");
        assertThat(form.fields().get(2).described()).isEqualTo("a2-h a2-e");
        assertThat(form.fields().get(0).described()).isEqualTo("a0-h");
        assertThat(form.alert()).startsWith("Nothing was enqueued.");
        assertThat(form.wrong())
                .containsExactly(
                        new StartForm.Wrong("", "", "until is before from"),
                        new StartForm.Wrong("a2", "email", "must be an address; is too short"));
    }

    @Test
    void what_needs_no_validator_is_told_all_at_once() {
        Faults faults = faults(new Written("Exports.customer", List.of("x"), true, "2026-10-22T00:00", " "));

        assertThat(faults.of(0)).isEqualTo("must be a whole number");
        assertThat(faults.at()).isEqualTo("must be still to come, in UTC");
        assertThat(faults.why()).startsWith("must say why");
    }

    @Test
    void what_is_right_has_no_fault_and_a_time_counts_only_if_it_is_chosen() {
        assertThat(faults(ALL).isNone()).isTrue();
        assertThat(faults(new Written("Exports.customer", List.of("1"), false, "nonsense", "x"))
                        .isNone())
                .isTrue();
        assertThat(faults(new Written("Exports.customer", List.of("1"), false, "", "x".repeat(501)))
                        .isNone())
                .isFalse();
    }

    @Test
    void a_method_that_cannot_be_started_has_no_form() {
        StartForm form = form(new Written("Other.method", List.of("1"), false, "", ""), Faults.none());

        assertThat(form.method()).isEmpty();
        assertThat(form.fields()).isEmpty();
        assertThat(form.methods()).containsExactly(new FormField.Choice("Exports.customer", false));
    }

    @Test
    void the_reader_learns_what_will_happen() {
        assertThat(form(NOTHING, Faults.none()).facts())
                .contains(
                        new StartForm.Fact("Queue", "default", "/jobs?state=enqueued&q=queue%3Adefault"),
                        new StartForm.Fact("Attempts", "11", ""),
                        new StartForm.Fact("Runs", "in one transaction with its completion", ""));
    }
}
