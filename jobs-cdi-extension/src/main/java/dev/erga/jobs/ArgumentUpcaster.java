package dev.erga.jobs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads the arguments of jobs that were stored before the parameters of their method changed. It is a static method, best of
 * the bean class that has the job method, whose parameters are the older ones and which gives the present arguments:
 *
 * <pre>{@code
 * @BackgroundJob
 * public void sendWelcome(long userId, Locale language) { ... }
 *
 * @ArgumentUpcaster("Emails.sendWelcome")
 * static JobArguments withoutLanguage(long userId) {
 *     return JobArguments.of(Emails::sendWelcome, userId, Locale.ENGLISH);
 * }
 * }</pre>
 *
 * <p>It is asked when what is stored does not fit the job method's present parameters, by number or by type, but fits its own. If
 * it names a {@linkplain BackgroundJob#formerly() former} name of the method, it is asked for each job that is stored under that
 * one and fits, before the method itself is considered; so a method whose parameters keep their types and change their meaning
 * gets another name. A method may have several; those for one name differ in their parameters, and where two of them fit, the job
 * fails with ERGA-0327.
 *
 * <p>A parameter that was {@link Sensitive} is annotated so here, too. An upcaster is called before the job method, on any
 * thread, perhaps many times for one job, without a transaction or a {@link JobContext} of its own, and by the checks of what is
 * stored: it makes values of values, quickly. The row keeps what is stored. If it throws, the job fails as one whose arguments
 * cannot be read (ERGA-0326): it is not run, no attempt is counted, and it can be requeued.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ArgumentUpcaster {

    /** The name under which the jobs are stored: the present or a former one of a job method. */
    String value();
}
