package dev.erga.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/** Who may know whom: pages and extension above, values below, and no way back. */
final class Directions {

    static final ArchRule VALUES_KNOW_NOBODY = noClasses()
            .that()
            .resideInAPackage("dev.erga.jobs")
            .should()
            .dependOnClassesThat(ofErgaOutside("dev.erga.jobs"))
            .as("what users import knows nobody");

    static final ArchRule EVENTS_AND_MONITOR_KNOW_VALUES = noClasses()
            .that()
            .resideInAnyPackage("dev.erga.jobs.event", "dev.erga.jobs.monitor")
            .should()
            .dependOnClassesThat(ofErgaOutside("dev.erga.jobs", "dev.erga.jobs.event", "dev.erga.jobs.monitor"))
            .as("events and the monitor know only values");

    static final ArchRule STORES_CONTRACT_KNOWS_VALUES = noClasses()
            .that()
            .resideInAPackage("dev.erga.jobs.spi..")
            .should()
            .dependOnClassesThat(ofErgaOutside("dev.erga.jobs", "dev.erga.jobs.monitor", "dev.erga.jobs.spi"))
            .as("the store's contract knows only values");

    static final ArchRule ENGINE_IS_PLAIN_JAVA = noClasses()
            .that()
            .resideInAPackage("dev.erga.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "javax.naming..",
                    "javax.sql..",
                    "java.sql..",
                    "org.eclipse.microprofile..",
                    "org.hibernate..",
                    "dev.erga.cdi..",
                    "dev.erga.jpa..",
                    "dev.erga.dashboard..")
            .as("the engine knows no container, no database and nobody above it");

    static final ArchRule EXTENSION_KNOWS_NO_STORE_AND_NO_PAGE = noClasses()
            .that()
            .resideInAPackage("dev.erga.cdi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.erga.jpa..", "dev.erga.dashboard..", "dev.erga.example..")
            .as("the extension knows no store in particular and no pages");

    static final ArchRule STORE_KNOWS_ONLY_ITS_CONTRACT = noClasses()
            .that()
            .resideInAPackage("dev.erga.jpa..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.erga.engine..",
                    "dev.erga.cdi..",
                    "dev.erga.dashboard..",
                    "jakarta.enterprise..",
                    "org.eclipse.microprofile..")
            .as("a store knows its contract, not who uses it, nor CDI and its configuration");

    static final ArchRule PAGES_KNOW_THE_MONITOR = noClasses()
            .that()
            .resideInAPackage("dev.erga.dashboard..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.erga.jobs.spi..", "dev.erga.engine..", "dev.erga.cdi..", "dev.erga.jpa..")
            .as("pages know values and the monitor, not what is behind it");

    static final ArchRule ONLY_STORES_KNOW_SQL = noClasses()
            .that()
            .resideInAnyPackage("dev.erga.jobs..", "dev.erga.engine..", "dev.erga.cdi..", "dev.erga.dashboard..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..", "org.hibernate..")
            .as("only a store knows JPA and SQL");

    static final ArchRule ONLY_PAGES_KNOW_FACES = noClasses()
            .that()
            .resideInAnyPackage("dev.erga.jobs..", "dev.erga.engine..", "dev.erga.cdi..", "dev.erga.jpa..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.faces..")
            .as("only pages know Faces");

    static final ArchRule NO_CIRCLES =
            slices().matching("dev.erga.(**)").should().beFreeOfCycles().as("packages know each other one way only");

    static final List<ArchRule> ALL = List.of(
            VALUES_KNOW_NOBODY,
            EVENTS_AND_MONITOR_KNOW_VALUES,
            STORES_CONTRACT_KNOWS_VALUES,
            ENGINE_IS_PLAIN_JAVA,
            EXTENSION_KNOWS_NO_STORE_AND_NO_PAGE,
            STORE_KNOWS_ONLY_ITS_CONTRACT,
            PAGES_KNOW_THE_MONITOR,
            ONLY_STORES_KNOW_SQL,
            ONLY_PAGES_KNOW_FACES,
            NO_CIRCLES);

    private Directions() {}

    private static DescribedPredicate<JavaClass> ofErgaOutside(String... packages) {
        Set<String> allowed = Set.of(packages);
        return DescribedPredicate.describe(
                "are Erga's but outside of " + allowed,
                type -> type.getPackageName().startsWith("dev.erga") && !allowed.contains(type.getPackageName()));
    }
}
