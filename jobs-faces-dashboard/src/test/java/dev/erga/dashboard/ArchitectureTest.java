package dev.erga.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.erga.dashboard.fixture.AsksTheSystemClock;
import dev.erga.dashboard.fixture.KnowsTheStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ArchRule KNOWS_ONLY_THE_MONITOR = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.erga.jobs.spi..", "dev.erga.engine..", "dev.erga.cdi..", "dev.erga.jpa..")
            .as("the dashboard knows only dev.erga.jobs, .monitor and .event");

    private static final ArchRule TIME_IS_PASSED_IN = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .as("time is passed in");

    private final JavaClasses dashboard =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.erga.dashboard");

    @Test
    void the_dashboard_knows_only_the_public_face_of_jobs() {
        KNOWS_ONLY_THE_MONITOR.check(dashboard);
    }

    @Test
    void a_class_that_knows_the_store_breaks_that_rule() {
        assertThat(KNOWS_ONLY_THE_MONITOR.evaluate(only(KnowsTheStore.class)).hasViolation())
                .isTrue();
    }

    @Test
    void time_is_passed_in() {
        TIME_IS_PASSED_IN.check(dashboard);
    }

    @Test
    void a_class_that_asks_the_system_clock_breaks_that_rule() {
        assertThat(TIME_IS_PASSED_IN.evaluate(only(AsksTheSystemClock.class)).hasViolation())
                .isTrue();
    }

    @Test
    void packages_know_each_other_one_way_only() {
        slices().matching("dev.erga.dashboard.(*)..").should().beFreeOfCycles().check(dashboard);
    }

    private static JavaClasses only(Class<?> type) {
        return new ClassFileImporter().importClasses(type);
    }
}
