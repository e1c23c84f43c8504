package dev.erga.cdi;

import dev.erga.engine.setup.Upcaster;
import dev.erga.jobs.Problem;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The numbered mistakes in what a deployment says of its earlier versions: ERGA-0135 to ERGA-0139. */
final class VersionMessages {

    private static final String ONE_OWNER = "what is stored says by it what it means, and can mean only one thing";

    private VersionMessages() {}

    static Problem badFormerName(FoundMethod found, String former) {
        return Problem.of("ERGA-0135", found.annotation() + " formerly \"" + former + "\" is not a name")
                .at(found.place())
                .why("a job method's name has 1 to 200 characters out of letters, digits, dot, _, - and $")
                .fix("write it as it was, class and method unless the annotation named it: \"Emails.sendWelcome\"");
    }

    static Problem badFormerId(FoundMethod found, String former) {
        return Problem.of("ERGA-0135", "@Recurring formerly \"" + former + "\" is not an id")
                .at(found.place())
                .why("an id has 1 to 100 characters out of a-z, A-Z, 0-9, dot, _ and -")
                .fix("write it as it was, such as \"nightly-digest\"");
    }

    /**
     * A name that somebody has and somebody had.
     *
     * @param kind such as {@code job method}
     * @param former where it is claimed
     * @param present where it is in use
     */
    static Problem formerAndPresent(String kind, String name, List<String> former, List<String> present) {
        return Problem.of("ERGA-0136", "\"" + name + "\" is a " + kind + " now, and was another formerly")
                .at(String.join(" and ", former) + ", and now " + String.join(" and ", present))
                .why(ONE_OWNER)
                .fix("take it out of formerly, or call the present one something else");
    }

    /** A name that two had. */
    static Problem formerOfSeveral(String kind, String name, List<String> places) {
        return Problem.of("ERGA-0136", "\"" + name + "\" was " + places.size() + " " + kind + "s formerly")
                .at(String.join(" and ", places))
                .why(ONE_OWNER)
                .fix("leave it to the one that is to take over what is stored");
    }

    static Problem badUpcaster(Method method, String why) {
        return Problem.of("ERGA-0137", "@ArgumentUpcaster on a method that cannot be one")
                .at(place(method))
                .why(why)
                .fix("declare it with the older parameters, such as static JobArguments withoutLanguage(long userId)");
    }

    static Problem upcasterOfNobody(Upcaster upcaster, Collection<String> known) {
        Optional<String> near = DidYouMean.nearest(upcaster.storedAs(), known);
        return Problem.of(
                        "ERGA-0138",
                        "@ArgumentUpcaster(\"" + upcaster.storedAs() + "\") speaks of a job method that does not exist")
                .at(place(upcaster.method()))
                .why("no job method is, or was formerly, named so")
                .fix(near.map(name -> "did you mean \"" + name + "\"?").orElse("remove it"));
    }

    /** Nobody but the web part was shown its class. */
    static Problem unseenUpcaster(Method method) {
        return Problem.of("ERGA-0138", "@ArgumentUpcaster in a class at which CDI does not look; it is not used")
                .at(place(method))
                .why("nothing makes the container take the class for a bean")
                .fix("move it to the class of the job method's bean");
    }

    static Problem uselessUpcaster(Upcaster upcaster, FoundMethod found) {
        return Problem.of("ERGA-0139", "@ArgumentUpcaster that takes what its job method takes")
                .at(place(upcaster.method()) + ", for " + found.place())
                .why("it is asked for arguments that do not fit the job method, and fits none of these")
                .fix("declare it with the older parameters, or remove it; if only their meaning has changed, rename the"
                        + " job method, and let it be for the former name");
    }

    static Problem sameUpcasters(Upcaster one, Upcaster other) {
        return Problem.of("ERGA-0139", "two @ArgumentUpcaster(\"" + one.storedAs() + "\") with the same parameters")
                .at(place(one.method()) + " and " + place(other.method()))
                .why("nobody could tell which of them is meant for stored arguments that fit both")
                .fix("keep one of them");
    }

    static String place(Method method) {
        return Places.of(method.getDeclaringClass(), method);
    }

    static Problem renamedJob(Setting setting, String former, String present) {
        return Problem.of("ERGA-0621", setting.key() + " speaks of a job method that does not exist")
                .at(setting.place())
                .why("\"" + former + "\" is now \"" + present + "\"")
                .fix("write " + setting.key().replace(former, present));
    }

    static Problem renamedSchedule(Setting setting, String former, String present) {
        return Problem.of("ERGA-0622", setting.key() + " speaks of a recurring job that does not exist")
                .at(setting.place())
                .why("\"" + former + "\" is now \"" + present + "\"")
                .fix("write " + setting.key().replace(former, present));
    }
}
