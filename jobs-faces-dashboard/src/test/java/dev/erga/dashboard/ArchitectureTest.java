package dev.erga.dashboard;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.erga.architecture.Rules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> every_rule_holds_with_the_pages() {
        JavaClasses shipped = Rules.shipped();
        return Rules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(shipped)));
    }
}
