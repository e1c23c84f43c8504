package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AllMistakesTogetherTest {

    private static final Settings BAD_SETTINGS = FixedSettings.of(
            "erga.wokers", "3",
            "erga.heartbeat", "10",
            "erga.workers", "many",
            "erga.queue.mail.workers", "-1",
            "erga.job.\"Emails.send\".attempts", "3",
            "erga.recurring.nightly.cron", "off");

    @Test
    void all_mistakes_are_told_at_once_each_once_in_the_order_of_their_numbers() {
        String all = TestDeployment.refusal(BAD_SETTINGS, BadDeclarations.class.getDeclaredClasses());

        List<String> told = problemsIn(all);
        assertThat(told).containsExactlyInAnyOrderElementsOf(eachAlone());
        assertThat(told).doesNotHaveDuplicates();
        assertThat(told.stream().map(text -> text.substring(0, 9))).isSorted();
        assertThat(all).startsWith("Erga found " + told.size() + " mistakes in this deployment:\n\n");
    }

    /** Bases and interfaces mean nothing without the beans that inherit from them, so those are deployed together. */
    private static List<String> eachAlone() {
        Stream<String> declarations = Arrays.stream(BadDeclarations.class.getDeclaredClasses())
                .filter(type -> type != BadDeclarations.Contract.class && type != BadDeclarations.Base.class)
                .map(type -> type == BadDeclarations.Fulfils.class
                        ? TestDeployment.refusal(FixedSettings.of(), BadDeclarations.Contract.class, type)
                        : TestDeployment.refusal(FixedSettings.of(), type));
        return Stream.concat(declarations, Stream.of(TestDeployment.refusal(BAD_SETTINGS)))
                .flatMap(text -> problemsIn(text).stream())
                .toList();
    }

    private static List<String> problemsIn(String refusal) {
        return Pattern.compile("\n\n").splitAsStream(refusal.strip()).skip(1).toList();
    }
}
