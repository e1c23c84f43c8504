package dev.erga.cdi;

import dev.erga.jobs.InvalidCronException;
import dev.erga.jobs.Problem;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The numbered mistakes that keep a deployment from starting: 01xx declarations and values, 062x configuration. */
final class Messages {

    private Messages() {}

    static Problem privateMethod(FoundMethod found) {
        return Problem.of("ERGA-0101", found.annotation() + " on a private method")
                .at(found.place())
                .why("the container calls job methods through a proxy, which sees no private methods")
                .fix("make it package-private, protected or public");
    }

    static Problem staticMethod(FoundMethod found) {
        return Problem.of("ERGA-0102", found.annotation() + " on a static method")
                .at(found.place())
                .why("a job runs on an instance that the container makes, and a static method has none")
                .fix("remove static");
    }

    static Problem finalMethod(FoundMethod found) {
        return Problem.of("ERGA-0103", found.annotation() + " on a final method")
                .at(found.place())
                .why("the container's proxy cannot override it, so it would run on an object without injected fields")
                .fix("remove final from the method");
    }

    static Problem finalClass(FoundMethod found) {
        return Problem.of("ERGA-0103", found.annotation() + " in a final class")
                .at(found.place())
                .why("a bean that is @" + found.bean().scope().getSimpleName()
                        + " is called through a proxy, which cannot extend a final class")
                .fix("remove final from the class, or make the bean @Dependent");
    }

    static Problem annotationLost(String annotation, String declared, String overriding) {
        return Problem.of("ERGA-0104", annotation + " on a method that a bean overrides")
                .at(declared)
                .why("Java does not hand annotations down to overriding methods, so " + overriding
                        + " is no job method")
                .fix("annotate " + overriding + " as well");
    }

    static Problem genericMethod(FoundMethod found, String variable) {
        return Problem.of("ERGA-0105", found.annotation() + " on a generic method")
                .at(found.place())
                .why("a stored argument is read as the declared parameter type, and <" + variable + "> names none")
                .fix("write the parameter types out");
    }

    static Problem tooManyParameters(FoundMethod found, int count) {
        return Problem.of("ERGA-0106", found.annotation() + " on a method with " + count + " parameters")
                .at(found.place())
                .why("a job method has 0 to 5 parameters")
                .fix("put the arguments into a record and pass that");
    }

    static Problem badCron(Given given, InvalidCronException refused) {
        Problem problem = Problem.of("ERGA-0107", given.subject() + " \"" + given.text() + "\" is not valid")
                .at(given.place())
                .why(refused.reason());
        return problem.fix(refused.problem().fix().orElse("see CronSchedule for what may be written"));
    }

    static Problem unreadableParameter(FoundMethod found, String parameter, String why) {
        return Problem.of("ERGA-0108", parameter + " cannot be stored and read back")
                .at(found.place())
                .why(why)
                .fix("pass an id, a number, a text, a time, or a record or list of those; the job can load the rest");
    }

    static Problem wrongKindOfBean(String annotation, String place, String kind, String why) {
        return Problem.of("ERGA-0109", annotation + " in " + kind)
                .at(place)
                .why(why)
                .fix("move the method to an @ApplicationScoped or @Dependent bean, or to a @Stateless one");
    }

    static Problem notABean(String annotation, String place, String why, String fix) {
        return Problem.of("ERGA-0110", annotation + " in a class that is not a bean")
                .at(place)
                .why(why)
                .fix(fix);
    }

    static Problem incomplete(String type, Throwable missing) {
        return Problem.of("ERGA-0110", "job methods in a class that cannot be loaded completely")
                .at(type)
                .why(missing.toString())
                .fix("add what it needs to the WAR; if nobody uses the class, leave it at that");
    }

    static Problem notCallable(FoundMethod found, String why, String fix) {
        return Problem.of("ERGA-0111", found.annotation() + " on a method that the container does not show to callers")
                .at(found.place())
                .why(why)
                .fix(fix);
    }

    static Problem duplicateName(String name, List<String> places) {
        return Problem.of("ERGA-0112", places.size() + " job methods are named \"" + name + "\"")
                .at(String.join(" and ", places))
                .why("a stored job says by this name which method it calls")
                .fix("give each its own with @BackgroundJob(name = \"...\")");
    }

    static Problem duplicateId(String id, List<String> places) {
        return Problem.of("ERGA-0113", places.size() + " recurring jobs have the id \"" + id + "\"")
                .at(String.join(" and ", places))
                .why("the id names the schedule in the database, so each fire would be taken for the other's")
                .fix("give each its own id");
    }

    static Problem badJobName(Given given) {
        return Problem.of("ERGA-0114", given.subject() + " \"" + given.text() + "\" is not a name")
                .at(given.place())
                .why("a job method's name has 1 to 200 characters out of letters, digits, dot, _, - and $")
                .fix("leave it out to have class and method as the name, such as \"Emails.sendWelcome\"");
    }

    static Problem badQueueName(Given given) {
        return Problem.of("ERGA-0115", given.subject() + " \"" + given.text() + "\" is not a queue name")
                .at(given.place())
                .why("a queue name has 1 to 50 characters out of a-z, 0-9, _ and -")
                .fix(Suggestions.queueName(given.text())
                        .map(name -> "did you mean \"" + name + "\"?")
                        .orElse("write it in small letters, without blanks"));
    }

    static Problem notANumber(Given given, int least, int most) {
        return Problem.of("ERGA-0116", given.subject() + " \"" + given.text() + "\" is not a number")
                .at(given.place())
                .why("it must be a whole number from " + least + " to " + most)
                .fix("write such a number in digits");
    }

    static Problem outOfRange(Given given, int least, int most) {
        return Problem.of("ERGA-0116", given.subject() + " " + given.text() + " is out of range")
                .at(given.place())
                .why("it must be " + least + " to " + most)
                .fix("choose a number in that range");
    }

    static Problem badBackoff(Given given, Problem refusal) {
        return Problem.of("ERGA-0117", given.subject() + " \"" + given.text() + "\" is not a backoff")
                .at(given.place())
                .why(refusal.why().orElse("it cannot be read"))
                .fix(refusal.fix().orElse("see Backoff for what may be written"));
    }

    static Problem notADuration(Given given) {
        return Problem.of("ERGA-0118", given.subject() + " \"" + given.text() + "\" is not a duration")
                .at(given.place())
                .why("durations are written as in ISO-8601: PT30S, PT5M, PT2H, P1D")
                .fix(Suggestions.duration(given.text())
                        .map(meant -> "did you mean \"" + meant + "\"?")
                        .orElse("write it in that form"));
    }

    static Problem durationOutOfRange(Given given, Duration least, Duration most) {
        return Problem.of("ERGA-0118", given.subject() + " " + given.text() + " is out of range")
                .at(given.place())
                .why("it must be from " + inDays(least) + " to " + inDays(most))
                .fix("choose a duration in that range");
    }

    /** Whole days as days, which {@link Duration} itself would show as hours. */
    private static String inDays(Duration duration) {
        boolean whole =
                duration.compareTo(Duration.ofDays(1)) >= 0 && duration.equals(Duration.ofDays(duration.toDays()));
        return whole ? "P" + duration.toDays() + "D" : duration.toString();
    }

    static Problem badRetryRule(FoundMethod found, Class<? extends Throwable> on, String why, String fix) {
        return Problem.of("ERGA-0119", "@RetryRule(on = " + on.getSimpleName() + ".class) makes no sense")
                .at(found.place())
                .why(why)
                .fix(fix);
    }

    static Problem recurringWithParameters(FoundMethod found, int count) {
        return Problem.of(
                        "ERGA-0120",
                        "@Recurring on a method with " + count + (count == 1 ? " parameter" : " parameters"))
                .at(found.place())
                .why("a schedule has no arguments to pass")
                .fix("remove the parameters, or call this method from one without any");
    }

    static Problem noTimes(FoundMethod found) {
        return Problem.of("ERGA-0121", "@Recurring without cron and without every")
                .at(found.place())
                .why("nothing says when it fires")
                .fix("give it one, such as cron = \"0 2 * * *\" or every = \"PT15M\"");
    }

    static Problem twoTimes(String subject, String place) {
        return Problem.of("ERGA-0121", subject + " with both cron and every")
                .at(place)
                .why("a schedule fires either at the times of an expression or at a fixed interval")
                .fix("remove one of them");
    }

    static Problem intervalTooShort(Given given) {
        return Problem.of("ERGA-0122", given.subject() + " " + given.text() + " is too short")
                .at(given.place())
                .why("each fire is a row in the database, so an interval is at least PT1S")
                .fix("choose a longer one, and loop inside the job if it must be faster");
    }

    static Problem unknownZone(Given given) {
        return Problem.of("ERGA-0123", given.subject() + " \"" + given.text() + "\" is not a time zone")
                .at(given.place())
                .why("it is neither in the time zone database nor an offset such as +02:00")
                .fix(Suggestions.zone(given.text(), ZoneId.getAvailableZoneIds())
                        .map(zone -> "did you mean \"" + zone + "\"?")
                        .orElse("write a region such as \"Europe/Paris\", or \"UTC\""));
    }

    static Problem badRecurringId(Given given) {
        return Problem.of("ERGA-0124", given.subject() + " \"" + given.text() + "\" is not an id")
                .at(given.place())
                .why("an id has 1 to 100 characters out of a-z, A-Z, 0-9, dot, _ and -")
                .fix("write one such as \"nightly-digest\"");
    }

    static Problem asynchronous(FoundMethod found, String why) {
        return Problem.of("ERGA-0125", found.annotation() + " on an asynchronous method")
                .at(found.place())
                .why(why + ", so the job would count as done before its work is")
                .fix("do the work in the method itself: it runs in the background already");
    }

    static Problem contradictsTransaction(FoundMethod found, String attribute, String why, String fix) {
        return Problem.of("ERGA-0126", found.annotation() + " and " + attribute + " contradict each other")
                .at(found.place())
                .why(why)
                .fix(fix);
    }

    static Problem notOneOf(Given given, List<String> allowed) {
        return Problem.of("ERGA-0127", given.subject() + " \"" + given.text() + "\" is not known")
                .at(given.place())
                .why("it is one of " + String.join(", ", allowed))
                .fix("choose one of these");
    }

    static Problem chunkWithoutTransaction(Given given) {
        return Problem.of("ERGA-0128", given.subject() + " " + given.text() + " without a transaction")
                .at(given.place())
                .why("the jobs of a chunk share one transaction, and transactional = false gives them none")
                .fix("remove the chunk: completions of such jobs are written many at a time anyway");
    }

    static Problem chunkOfOne(Given given) {
        return Problem.of("ERGA-0129", given.subject() + " " + given.text() + " on a method with @Recurring")
                .at(given.place())
                .why("a schedule makes one job for each fire, so no two would ever wait for a chunk")
                .fix("remove the chunk; if each fire has much to do, enqueue many jobs of another method");
    }

    static Problem unknownKey(Setting setting, String why, Collection<String> known) {
        Optional<String> near = DidYouMean.nearest(setting.key(), known);
        return Problem.of("ERGA-0620", "there is no key " + setting.key())
                .at(setting.place())
                .why(why)
                .fix(near.map(key -> "did you mean " + key + "?").orElse("remove it"));
    }

    static Problem unknownJob(Setting setting, String name, Collection<String> known) {
        Optional<String> near = DidYouMean.nearest(name, known);
        return Problem.of("ERGA-0621", setting.key() + " speaks of a job method that does not exist")
                .at(setting.place())
                .why("no job method is named \"" + name + "\"")
                .fix(near.map(job -> "did you mean \"" + job + "\"?").orElse("remove it"));
    }

    static Problem unknownSchedule(Setting setting, String id, Collection<String> known) {
        Optional<String> near = DidYouMean.nearest(id, known);
        return Problem.of("ERGA-0622", setting.key() + " speaks of a recurring job that does not exist")
                .at(setting.place())
                .why("no @Recurring has the id \"" + id + "\"")
                .fix(near.map(schedule -> "did you mean \"" + schedule + "\"?").orElse("remove it"));
    }

    static Problem leaseTooShort(Given lease, Duration heartbeat) {
        Duration least = heartbeat.multipliedBy(3);
        return Problem.of("ERGA-0623", lease.subject() + " " + lease.text() + " is too short")
                .at(lease.place())
                .why("it must be at least three heartbeats (" + least
                        + ") so that one slow renewal does not lose a job")
                .fix("set erga.lease to " + least + " or more, or erga.heartbeat to less");
    }

    static Problem longNodeName(Setting setting, int most) {
        return Problem.of("ERGA-0624", setting.key() + " is too long")
                .at(setting.place())
                .why("a node's name has at most " + most + " characters, this one has "
                        + setting.value().length())
                .fix("choose a shorter one");
    }

    static Problem strictWithoutQueues(Given given) {
        return Problem.of("ERGA-0625", given.subject() + " strict without erga.queues")
                .at(given.place())
                .why("a queue gets what those before it in erga.queues leave, and nothing says which come before it")
                .fix("name this node's queues from the first to the last, such as erga.queues=critical,default,low");
    }

    static Problem weightWithoutOrder(Given given) {
        return Problem.of("ERGA-0626", given.subject() + " has no effect")
                .at(given.place())
                .why("queues are weighed against each other only with erga.queues.order=weighted")
                .fix("set that, or remove the weight");
    }

    static Problem noEncryptionKey(FoundMethod found) {
        return Problem.of(
                        "ERGA-0320", found.annotation() + " with a @Sensitive parameter, and no key to encrypt it with")
                .at(found.place())
                .why("its arguments would stand in the database for all to read")
                .fix("make a key, such as with \"openssl rand -base64 32\", and give it to every node as "
                        + EncryptionReader.KEY);
    }

    static Problem badKey(Setting setting, String why) {
        return Problem.of("ERGA-0321", setting.key() + " is not a key")
                .at(setting.place())
                .why("a key is 32 random bytes in base64, but " + why)
                .fix("make one, such as with \"openssl rand -base64 32\"");
    }

    static Problem badKeyId(String id, Setting setting) {
        return Problem.of("ERGA-0322", "\"" + id + "\" is not a key's id")
                .at(setting.place())
                .why("it has 1 to 50 characters out of letters, digits, _ and -")
                .fix("choose a short one, such as the month in which the key was made");
    }

    static Problem oldKeyIsCurrent(Setting setting, String keyId) {
        return Problem.of("ERGA-0322", setting.key() + " is old and current at once")
                .at(setting.place())
                .why("new arguments are encrypted with the key that " + keyId + " names, so the two would be confused")
                .fix("give a new key a new id");
    }
}
