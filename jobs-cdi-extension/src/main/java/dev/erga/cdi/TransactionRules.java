package dev.erga.cdi;

import dev.erga.jobs.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** Whether the container's transaction and the attempt's can be one, and whether the work is done on this thread. */
final class TransactionRules {

    private static final String EITHER_WAY = "remove it, or say transactional = false";

    private static final Set<String> ASYNCHRONOUS = Set.of(
            "jakarta.ejb.Asynchronous",
            "jakarta.enterprise.concurrent.Asynchronous",
            "org.eclipse.microprofile.faulttolerance.Asynchronous");

    private TransactionRules() {}

    static void check(FoundMethod found, Problems problems) {
        checkTransaction(found, problems);
        checkThread(found, problems);
    }

    private static void checkTransaction(FoundMethod found, Problems problems) {
        Annotations annotations = Annotations.around(found);
        boolean transactional = JobAttributes.of(found).transactional();
        if (transactional
                && annotations.value("jakarta.ejb.TransactionManagement").equals(Optional.of("BEAN"))) {
            problems.add(outside(found, "@TransactionManagement(BEAN)"));
        }
        annotations
                .value("jakarta.transaction.Transactional")
                .ifPresent(value -> checkAttribute(found, "@Transactional(" + value + ")", value, problems));
        annotations
                .value("jakarta.ejb.TransactionAttribute")
                .ifPresent(value -> checkAttribute(found, "@TransactionAttribute(" + value + ")", value, problems));
    }

    private static void checkAttribute(FoundMethod found, String attribute, String value, Problems problems) {
        boolean transactional = JobAttributes.of(found).transactional();
        switch (value) {
            case "REQUIRES_NEW", "NOT_SUPPORTED" -> {
                if (transactional) {
                    problems.add(outside(found, attribute));
                }
            }
            case "NEVER" -> {
                if (transactional) {
                    String why = "it refuses to run in a transaction, and an attempt runs in one";
                    problems.add(Messages.contradictsTransaction(found, attribute, why, EITHER_WAY));
                }
            }
            case "MANDATORY" -> {
                if (!transactional) {
                    String why = "it refuses to run without a transaction, and transactional = false gives it none";
                    String fix = "remove transactional = false, or write REQUIRED";
                    problems.add(Messages.contradictsTransaction(found, attribute, why, fix));
                }
            }
            default -> {} // REQUIRED and SUPPORTS join the attempt's transaction
        }
    }

    private static Problem outside(FoundMethod found, String attribute) {
        String why = "its work would not commit together with the job's completion, so a crash between them repeats it";
        return Messages.contradictsTransaction(found, attribute, why, EITHER_WAY);
    }

    private static void checkThread(FoundMethod found, Problems problems) {
        Class<?> result = found.method().getReturnType();
        if (Future.class.isAssignableFrom(result) || CompletionStage.class.isAssignableFrom(result)) {
            problems.add(Messages.asynchronous(found, "it returns a " + result.getSimpleName() + " at once"));
        } else if (Annotations.around(found).anyOf(ASYNCHRONOUS)) {
            problems.add(Messages.asynchronous(found, "@Asynchronous moves it to another thread"));
        }
    }
}
