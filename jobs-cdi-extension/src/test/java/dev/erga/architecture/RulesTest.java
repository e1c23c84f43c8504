package dev.erga.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.erga.architecture.fixture.AsksTheTime;
import dev.erga.architecture.fixture.AsksTheTimeOfAZone;
import dev.erga.architecture.fixture.LoadsByName;
import dev.erga.architecture.fixture.LogsElsewhere;
import dev.erga.architecture.fixture.MakesWhatJsonSays;
import dev.erga.architecture.fixture.Prints;
import dev.erga.architecture.fixture.PublicEntity;
import dev.erga.architecture.fixture.Serializes;
import dev.erga.architecture.fixture.Sleeps;
import dev.erga.cdi.fixture.KnowsAStore;
import dev.erga.cdi.fixture.KnowsFaces;
import dev.erga.cdi.fixture.KnowsSql;
import dev.erga.circle.one.One;
import dev.erga.circles.Other;
import dev.erga.common.Anything;
import dev.erga.dashboard.fixture.KnowsTheContract;
import dev.erga.engine.fixture.KnowsTheContainer;
import dev.erga.engine.left.Left;
import dev.erga.engine.right.Right;
import dev.erga.jobs.KnowsTheStore;
import dev.erga.jobs.monitor.KnowsTheEngine;
import dev.erga.jobs.spi.fixture.KnowsEvents;
import dev.erga.jpa.fixture.KnowsCdi;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RulesTest {

    /** A rule and classes that break it. */
    private record Broken(ArchRule rule, List<Class<?>> by) {

        Broken(ArchRule rule, Class<?>... by) {
            this(rule, List.of(by));
        }

        void mustBeTold() {
            assertThat(rule.evaluate(new ClassFileImporter().importClasses(by))
                            .getFailureReport()
                            .toString())
                    .contains(rule.getDescription())
                    .contains(by.stream().map(Class::getName).toList());
        }

        @Override
        public String toString() {
            return rule.getDescription() + ": " + by.get(0).getSimpleName();
        }
    }

    private static final List<Broken> BROKEN = List.of(
            new Broken(Directions.VALUES_KNOW_NOBODY, KnowsTheStore.class),
            new Broken(Directions.EVENTS_AND_MONITOR_KNOW_VALUES, KnowsTheEngine.class),
            new Broken(Directions.STORES_CONTRACT_KNOWS_VALUES, KnowsEvents.class),
            new Broken(Directions.ENGINE_IS_PLAIN_JAVA, KnowsTheContainer.class),
            new Broken(Directions.EXTENSION_KNOWS_NO_STORE_AND_NO_PAGE, KnowsAStore.class),
            new Broken(Directions.STORE_KNOWS_ONLY_ITS_CONTRACT, KnowsCdi.class),
            new Broken(Directions.PAGES_KNOW_THE_MONITOR, KnowsTheContract.class),
            new Broken(Directions.ONLY_STORES_KNOW_SQL, KnowsSql.class),
            new Broken(Directions.ONLY_PAGES_KNOW_FACES, KnowsFaces.class),
            new Broken(Directions.NO_CIRCLES, One.class, Other.class),
            new Broken(Directions.NO_CIRCLES, Left.class, Right.class),
            new Broken(Habits.ENTITIES_ARE_PACKAGE_PRIVATE, PublicEntity.class),
            new Broken(Habits.NOTHING_IS_LOADED_BY_NAME, LoadsByName.class),
            new Broken(Habits.NO_DEFAULT_TYPING, MakesWhatJsonSays.class),
            new Broken(Habits.NO_JAVA_SERIALIZATION, Serializes.class),
            new Broken(Habits.TIME_IS_PASSED_IN, AsksTheTime.class),
            new Broken(Habits.TIME_IS_PASSED_IN, AsksTheTimeOfAZone.class),
            new Broken(Habits.NOBODY_SLEEPS, Sleeps.class),
            new Broken(Habits.NOBODY_PRINTS, Prints.class),
            new Broken(Habits.LOGS_GO_TO_SYSTEM_LOGGER, LogsElsewhere.class),
            new Broken(Habits.PACKAGES_SAY_WHAT_THEY_ARE_FOR, Anything.class));

    @TestFactory
    Stream<DynamicTest> every_rule_holds() {
        JavaClasses shipped = Rules.shipped();
        return Rules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(shipped)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_names_what_breaks_it() {
        return BROKEN.stream().map(broken -> DynamicTest.dynamicTest(broken.toString(), broken::mustBeTold));
    }

    @Test
    void every_rule_has_been_seen_broken() {
        assertThat(BROKEN.stream().map(broken -> broken.rule().getDescription()))
                .containsAll(Rules.all().stream().map(ArchRule::getDescription).toList());
    }

    @Test
    void the_rules_look_at_what_is_shipped_and_at_nothing_else() {
        JavaClasses shipped = Rules.shipped();

        assertThat(shipped.contain("dev.erga.engine.Engine")).isTrue();
        assertThat(shipped.contain(RulesTest.class)).isFalse();
    }
}
