package dev.erga.dashboard.action;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.EditableJob;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of a confirmation in which something is written anew; finished words only.
 *
 * @param fields the fields
 * @param seen what is posted along, so that nobody writes over what was not seen
 * @param why the reason, if one was given already
 * @param alert that nothing was done; empty the first time
 * @param wrong why, line by line
 * @param coming what is to be looked at before anybody agrees
 * @param agreed what is posted along to agree to that
 * @param button what the button says instead of the action's word; empty for that
 * @param isRefused whether what was written makes no sense
 */
public record EditForm(
        List<FormField> fields,
        String seen,
        String why,
        String alert,
        List<Wrong> wrong,
        List<String> coming,
        String agreed,
        String button,
        boolean isRefused) {

    /** Nothing is written anew. */
    static final EditForm NONE = new EditForm(List.of(), "", "", "", List.of(), List.of(), "", "", false);

    /** The language in which the engine explains. */
    private static final String ENGINE = "en";

    public EditForm {
        fields = List.copyOf(fields);
        wrong = List.copyOf(wrong);
        coming = List.copyOf(coming);
    }

    /**
     * One thing that is wrong.
     *
     * @param id of the field, in the page; empty if it is no field in particular
     * @param label what the field is called
     * @param words what is wrong
     * @param lang the language of these words; empty where nobody knows
     */
    public record Wrong(String id, String label, String words, String lang) {}

    /** For the arguments of a job. */
    static EditForm of(EditableJob job, boolean readable, Optional<Again> again, Texts texts) {
        List<FormField> fields = new ArgumentFields(job, readable, texts)
                .fields(
                        again.map(Again::draft).orElse(Draft.NONE),
                        again.map(Again::faults).orElse(List.of()));
        return of(fields, job.revision(), again, texts);
    }

    /** Of these fields. */
    static EditForm of(List<FormField> fields, String seen, Optional<Again> again, Texts texts) {
        return new EditForm(
                fields,
                seen,
                again.map(shown -> shown.form().why()).orElse(""),
                again.map(shown -> texts.get("edit.again." + shown.kind())).orElse(""),
                again.map(shown -> wrong(fields, shown)).orElse(List.of()),
                List.of(),
                "",
                "",
                false);
    }

    /** The same with something to look at. */
    EditForm agreeable(List<String> lines, String posted) {
        return new EditForm(fields, seen, why, alert, wrong, lines, posted, button, isRefused);
    }

    /** The same with a button that does not do it yet. */
    EditForm asking(String word) {
        return new EditForm(fields, seen, why, alert, wrong, coming, agreed, word, isRefused);
    }

    /** The same because it makes no sense. */
    EditForm refused() {
        return new EditForm(fields, seen, why, alert, wrong, coming, agreed, button, true);
    }

    private static List<Wrong> wrong(List<FormField> fields, Again again) {
        Stream<Wrong> refusal = again
                .refusal()
                .map(JobsException::problem)
                .filter(problem -> ScheduleFields.fieldOf(problem.code()).isEmpty())
                .stream()
                .map(EditForm::told);
        Stream<Wrong> together = again.faults().stream()
                .filter(fault -> fault.parameter() == ArgumentFault.TOGETHER)
                .map(fault -> new Wrong("", "", fault.words(), ""));
        Stream<Wrong> each = fields.stream()
                .filter(field -> !field.fault().isEmpty())
                .map(field -> new Wrong(field.name(), field.label(), field.fault(), ""));
        return Stream.of(refusal, together, each).flatMap(part -> part).toList();
    }

    private static Wrong told(Problem problem) {
        return new Wrong(
                "",
                "",
                problem.code() + ": " + problem.what()
                        + problem.why().map(why -> "; " + why).orElse(""),
                ENGINE);
    }
}
