package dev.erga.dashboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.text.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTest {

    private static final String TRACE = """
            java.io.IOException: <b>no
            route</b>
            \tat java.base/java.net.Socket.connect(Socket.java:1)
            \tat app//com.acme.Mailer.send(Mailer.java:61)
            \tat com.acme.Emails.welcome(Emails.java:14)
            \tat org.jboss.weld.Proxy.proceed(Proxy.java:9)
            \tat dev.erga.engine.work.JobRunner.run(JobRunner.java:64)
            Caused by: java.net.SocketTimeoutException: timed out
            \tat java.base/java.net.Socket.read(Socket.java:2)
            \t... 5 more
            """;

    @Test
    void the_applications_own_places_stand_out_and_those_of_others_are_folded() {
        List<StackLine> lines = Stack.of(TRACE, Texts.english());

        assertThat(lines)
                .extracting(StackLine::text)
                .containsExactly(
                        "java.io.IOException: <b>no",
                        "route</b>",
                        "… 1 line of java",
                        "at app//com.acme.Mailer.send(Mailer.java:61)",
                        "at com.acme.Emails.welcome(Emails.java:14)",
                        "… 2 lines of org.jboss, dev.erga.engine",
                        "Caused by: java.net.SocketTimeoutException: timed out",
                        "… 2 lines of java");
        assertThat(lines).filteredOn(StackLine::head).hasSize(3);
        assertThat(lines).filteredOn(StackLine::own).hasSize(2);
    }

    @Test
    void nothing_of_a_trace_is_lost() {
        List<String> shown = Stack.of(TRACE, Texts.english()).stream()
                .flatMap(line -> line.folded().isEmpty() ? List.of(line.text()).stream() : line.folded().stream())
                .toList();

        assertThat(shown)
                .containsExactlyElementsOf(TRACE.lines().map(String::strip).toList());
    }

    @Test
    void a_line_made_to_be_hard_to_read_takes_no_time() {
        String hostile = "\tat " + "/".repeat(10_000) + "x".repeat(10_000);

        assertThat(Stack.of(hostile, Texts.english())).hasSize(1);
    }

    @Test
    void a_message_may_have_empty_lines() {
        String trace = "java.lang.Error: first\n\n  \nlast\n\tat com.acme.Mailer.send(Mailer.java:61)\n";

        assertThat(Stack.place(trace)).contains("com.acme.Mailer.send(Mailer.java:61)");
        assertThat(Stack.of(trace, Texts.english()))
                .extracting(StackLine::text)
                .containsExactly("java.lang.Error: first", "last", "at com.acme.Mailer.send(Mailer.java:61)");
    }

    @Test
    void the_topmost_place_of_the_applications_own_is_where_it_happened() {
        assertThat(Stack.place(TRACE)).contains("com.acme.Mailer.send(Mailer.java:61)");
        assertThat(Stack.place("java.lang.Error: x")).isEmpty();
    }
}
