package dev.erga.dashboard.action;

import java.util.List;

/**
 * The page that asks before anything is done; finished words only.
 *
 * @param possible whether there is anything to confirm; else the page only says why not, and goes back
 * @param title the question
 * @param lead what follows, with the counts
 * @param button what the button says
 * @param tone the class of the button's colour
 * @param subjects what the action is done to, as it is posted
 * @param time the time that it asks for
 * @param edit what is written anew
 * @param token what proves that this page was seen
 * @param address where the form is posted, with the context path
 * @param back where one goes afterwards, below the dashboard
 * @param home where one goes who does not want it, with the context path
 */
public record Confirmation(
        boolean possible,
        String title,
        String lead,
        String button,
        String tone,
        List<String> subjects,
        TimeInput time,
        EditForm edit,
        String token,
        String address,
        String back,
        String home) {

    public Confirmation {
        subjects = List.copyOf(subjects);
    }

    /** The same with something that is written anew. */
    Confirmation editing(EditForm form) {
        return new Confirmation(
                possible,
                title,
                lead,
                form.button().isEmpty() ? button : form.button(),
                tone,
                subjects,
                time,
                form,
                token,
                address,
                back,
                home);
    }

    /**
     * A field for a time.
     *
     * @param label what it is for; empty if there is none
     * @param value what stands in it
     * @param required whether it must be filled in
     */
    public record TimeInput(String label, String value, boolean required) {

        static final TimeInput NONE = new TimeInput("", "", false);
    }
}
