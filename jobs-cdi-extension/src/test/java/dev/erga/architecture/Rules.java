package dev.erga.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Who may know whom, and what nobody may do. Every module that is shipped holds all of them against its own classes. */
public final class Rules {

    private Rules() {}

    /** All rules, fit for a module that has nothing to which some of them apply. */
    public static List<ArchRule> all() {
        return Stream.concat(Directions.ALL.stream(), Habits.ALL.stream())
                .map(rule -> rule.allowEmptyShould(true))
                .toList();
    }

    /** The classes that a module ships, with those of the modules it builds on. */
    public static JavaClasses shipped() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(Rules::isNoTestJar)
                .importPackages("dev.erga");
    }

    private static boolean isNoTestJar(Location location) {
        return !location.contains("-tests.jar");
    }
}
