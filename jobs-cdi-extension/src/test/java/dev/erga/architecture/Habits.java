package dev.erga.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.bePackagePrivate;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** What nobody may do, wherever a class belongs. */
final class Habits {

    /** The one class that asks the machine for the time, for all others. */
    private static final String CLOCK = "dev\\.erga\\.engine\\.setup\\.SystemNodeTime(\\$.*)?";

    /** A command for people, which has nowhere else to say what it finds. */
    private static final String COMMAND = "dev\\.erga\\.check\\.CheckStoredJobs";

    /** Loads the classes of files that whoever runs the command has named; no name out of a row gets there. */
    private static final String LOADER = "dev\\.erga\\.check\\.ClassFiles";

    static final ArchRule ENTITIES_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should(bePackagePrivate())
            .as("entities are package-private");

    static final ArchRule NOTHING_IS_LOADED_BY_NAME = noClasses()
            .that()
            .haveNameNotMatching(LOADER)
            .should()
            .callMethodWhere(oneOf(Set.of("java.lang.Class.forName", "java.lang.ClassLoader.loadClass")))
            .as("no class is loaded by a name");

    static final ArchRule NO_DEFAULT_TYPING =
            noClasses().should().callMethodWhere(defaultTyping()).as("JSON never says which class to make");

    static final ArchRule NO_JAVA_SERIALIZATION = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.Object(Input|Output)(Stream|Filter)?")
            .as("nothing is stored by Java serialization");

    static final ArchRule TIME_IS_PASSED_IN = noClasses()
            .that()
            .haveNameNotMatching(CLOCK)
            .should()
            .callMethodWhere(oneOf(Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime"))
                    .or(nowWithoutClock()))
            .orShould()
            .callConstructor(Date.class)
            .as("time is passed in");

    static final ArchRule NOBODY_SLEEPS = noClasses()
            .that()
            .haveNameNotMatching(CLOCK)
            .should()
            .callMethodWhere(oneOf(Set.of(
                    "java.lang.Thread.sleep",
                    "java.util.concurrent.TimeUnit.sleep",
                    "java.util.concurrent.locks.LockSupport.parkNanos",
                    "java.util.concurrent.locks.LockSupport.parkUntil")))
            .as("nobody sleeps");

    static final ArchRule NOBODY_PRINTS = noClasses()
            .that()
            .haveNameNotMatching(COMMAND)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .as("nobody prints");

    static final ArchRule LOGS_GO_TO_SYSTEM_LOGGER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..", "org.jboss.logging..")
            .as("logs go to System.Logger");

    static final ArchRule PACKAGES_SAY_WHAT_THEY_ARE_FOR = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..manager..")
            .as("packages say what they are for");

    static final List<ArchRule> ALL = List.of(
            ENTITIES_ARE_PACKAGE_PRIVATE,
            NOTHING_IS_LOADED_BY_NAME,
            NO_DEFAULT_TYPING,
            NO_JAVA_SERIALIZATION,
            TIME_IS_PASSED_IN,
            NOBODY_SLEEPS,
            NOBODY_PRINTS,
            LOGS_GO_TO_SYSTEM_LOGGER,
            PACKAGES_SAY_WHAT_THEY_ARE_FOR);

    private Habits() {}

    private static DescribedPredicate<JavaMethodCall> oneOf(Set<String> names) {
        return DescribedPredicate.describe(
                "of " + names, call -> names.contains(call.getTargetOwner().getName() + "." + call.getName()));
    }

    private static DescribedPredicate<JavaMethodCall> defaultTyping() {
        return DescribedPredicate.describe(
                "that switches default typing on",
                call -> call.getTargetOwner().getName().startsWith("com.fasterxml.jackson")
                        && call.getName().matches("(activate|enable|set)DefaultTyping.*"));
    }

    /** {@code Instant.now()} and its like; with a zone alone they ask the machine too. */
    private static DescribedPredicate<JavaMethodCall> nowWithoutClock() {
        return DescribedPredicate.describe(
                "that asks the machine's clock",
                call -> call.getTargetOwner().getPackageName().startsWith("java.time")
                        && call.getName().equals("now")
                        && call.getTarget().getRawParameterTypes().stream().noneMatch(Habits::isClock));
    }

    private static boolean isClock(JavaClass type) {
        return type.isAssignableTo(InstantSource.class) || type.getName().equals("java.time.Clock");
    }
}
