package dev.erga.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.ArgumentsRefusedException;
import dev.erga.jobs.monitor.EditableJob;
import dev.erga.jobs.monitor.EditableJob.Parameter;
import dev.erga.jobs.monitor.JobMonitor;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people see who write something anew. */
class EditFormTest {

    private static final EditableJob PAY = new EditableJob(
            "Bank.pay",
            List.of(
                    new Parameter("amount", "long", false, Optional.of("41")),
                    new Parameter("card", "String", true, Optional.empty()),
                    new Parameter("note", "String", false, Optional.of("\"<script>\""))),
            "[41,\"***\",\"<script>\"]",
            "r1");
    private static final Order ORDER = new Order(Action.EDIT_AND_REQUEUE, List.of("x"));
    private static final Draft DRAFT = new Draft("r0", Map.of("a0", "x", "s1", "\"4111\"", "a2", "\"<script>\""));

    private static EditForm form(boolean readable, Optional<Again> again) {
        return EditForm.of(PAY, readable, again, Texts.english());
    }

    private static Again again(String kind) {
        return new Again(
                ORDER,
                new Form("a reason", ""),
                DRAFT,
                kind,
                Optional.of(new ArgumentsRefusedException(
                        Problem.of("ERGA-0248", "the arguments were refused").why("not of the declared type"),
                        List.of(
                                new ArgumentFault(0, "is no number"),
                                new ArgumentFault(ArgumentFault.TOGETHER, "too much for that card")))));
    }

    @Test
    void each_parameter_has_a_field_with_what_is_stored_but_for_what_is_secret() {
        EditForm form = form(true, Optional.empty());

        assertThat(form.seen()).isEqualTo("r1");
        assertThat(form.alert()).isEmpty();
        assertThat(form.fields())
                .extracting(FormField::name, FormField::label, FormField::type, FormField::shape, FormField::value)
                .containsExactly(
                        tuple("a0", "amount", "long", "area", "41"),
                        tuple("s1", "card", "String", "line", ""),
                        tuple("a2", "note", "String", "area", "\"<script>\""));
        assertThat(form.fields().get(1).input()).isEqualTo("password");
        assertThat(form.fields().get(1).hint()).startsWith("kept secret: leave it empty to keep");
    }

    @Test
    void who_may_not_read_arguments_sees_none_and_keeps_those_that_are_left_empty() {
        EditForm form = form(false, Optional.of(again("refused")));

        assertThat(form.fields()).extracting(FormField::name).containsExactly("s0", "s1", "s2");
        assertThat(form.fields()).extracting(FormField::value).containsOnly("");
        assertThat(form.toString()).doesNotContain("41", "script");
    }

    @Test
    void nothing_that_was_written_is_lost_but_what_is_secret_and_what_is_stored_stands_beside_it() {
        EditForm form = form(true, Optional.of(again("changed")));

        assertThat(form.fields()).extracting(FormField::value).containsExactly("x", "", "\"<script>\"");
        assertThat(form.fields().get(0).hint()).isEqualTo("as JSON; stored now: 41");
        assertThat(form.fields().get(2).hint()).startsWith("as JSON: a text");
        assertThat(form.why()).isEqualTo("a reason");
        assertThat(form.seen()).isEqualTo("r1");
        assertThat(form.alert()).contains("it has changed since you began");
        assertThat(form.toString()).doesNotContain("4111");
    }

    @Test
    void a_refusal_has_its_number_and_each_fault_leads_to_its_field() {
        EditForm form = form(true, Optional.of(again("refused")));

        assertThat(form.wrong())
                .containsExactly(
                        new EditForm.Wrong(
                                "", "", "ERGA-0248: the arguments were refused; not of the declared type", "en"),
                        new EditForm.Wrong("", "", "too much for that card", ""),
                        new EditForm.Wrong("a0", "amount", "is no number", ""));
        assertThat(form.fields().get(0).described()).isEqualTo("a0-h a0-e");
        assertThat(form.fields().get(2).described()).isEqualTo("a2-h");
    }

    @Test
    void a_job_that_was_stored_for_other_parameters_shows_what_it_has_beside_empty_fields() {
        EditableJob older = new EditableJob(
                "Bank.pay", List.of(new Parameter("amount", "long", false, Optional.empty())), "[1,2]", "r1");

        FormField field = EditForm.of(older, true, Optional.empty(), Texts.english())
                .fields()
                .get(0);

        assertThat(field.value()).isEmpty();
        assertThat(field.hint()).isEqualTo("as JSON; stored now: [1,2]");
    }

    @Test
    void a_job_that_may_not_be_edited_has_no_form_for_all_that_the_engine_would_do_it() {
        FakeOperator operator = new FakeOperator();
        JobMonitor monitor = (JobMonitor) Proxy.newProxyInstance(
                JobMonitor.class.getClassLoader(),
                new Class<?>[] {JobMonitor.class},
                (self, method, values) -> Optional.of(PAY));
        Sight sight = new Sight(monitor, operator.errand(), Instant.EPOCH, Texts.english());
        Order order = new Order(Action.EDIT_AND_REQUEUE, List.of("01980c5e-7b1c-7000-8000-00003536544e"));

        assertThat(sight.form(order, true, Optional.empty())).isPresent();
        operator.editable = job -> false;
        assertThat(sight.form(order, true, Optional.empty())).isEmpty();
    }
}
