package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.erga.engine.setup.EarlierVersions;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Sensitive;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.ArgumentsRefusedException;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.Signature;
import dev.erga.jobs.monitor.StartConstraint;
import dev.erga.jobs.monitor.StartParameter;
import dev.erga.jobs.monitor.StartParameter.Kind;
import dev.erga.jobs.monitor.StartableMethod;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that people start. */
class StartTest {

    private static final Signature OLGA = new Signature("olga", "test", "A customer asked.");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final Exports exports = new Exports();
    private List<ArgumentFault> broken = List.of();
    private final TestNode node = new TestNode(database, new ManualTime())
            .declares(
                    checked(Declarations.of(exports, "customer")).startableByPeople(),
                    Declarations.of(exports, "others").startableByPeople(),
                    Declarations.of(exports, "hidden"));

    enum Format {
        CSV,
        PDF
    }

    static class Exports {

        final List<String> done = new ArrayList<>();

        @BackgroundJob
        void customer(@Positive long id, Format format, @Size(max = 120) @Email String mail) {
            done.add(id + " " + format + " " + mail);
        }

        @BackgroundJob
        void others(LocalDate from, @Nullable Instant at, @Nullable UUID key, boolean all, List<String> words) {}

        @BackgroundJob
        void hidden(@Sensitive String secret) {}
    }

    /** As the container's validator would. */
    private JobDeclaration checked(JobDeclaration like) {
        return Declarations.checked(like, () -> broken)
                .with(new EarlierVersions(Set.of("Exports.formerly"), Set.of(), List.of()));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private JobId start(String... arguments) {
        return node.engine().operator().start("Exports.customer", List.of(arguments), Due.now(), OLGA);
    }

    @Test
    void a_job_is_started_in_the_persons_name_with_one_entry_in_the_audit() {
        node.start();

        JobId job = start("42", "\"CSV\"", "\"ada@example.org\"");

        database.awaitState(job, JobState.SUCCEEDED);
        assertThat(exports.done).containsExactly("42 CSV ada@example.org");
        assertThat(database.peek(job).orElseThrow().createdBy()).contains("olga");
        assertThat(database.auditTrail()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("START");
            assertThat(entry.subject()).isEqualTo("Exports.customer");
            assertThat(entry.after()).contains("job " + job);
        });
    }

    @Test
    void a_job_is_planned_for_a_time() {
        Instant time = Instant.parse("2027-01-01T00:00:00Z");

        JobId job =
                node.engine().operator().start("Exports.customer", List.of("1", "\"PDF\"", "null"), Due.at(time), OLGA);

        assertThat(database.state(job)).isEqualTo(JobState.SCHEDULED);
        assertThat(database.peek(job).orElseThrow().summary().runAt()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exports.hidden", "Exports.formerly", "Exports.nothing", ""})
    void what_is_not_marked_is_not_started_by_whatever_name(String name) {
        assertThatThrownBy(() -> node.engine().operator().start(name, List.of("\"x\""), Due.now(), OLGA))
                .isInstanceOf(JobsException.class)
                .hasMessageContaining("ERGA-0247");
        assertThat(database.auditTrail()).isEmpty();
    }

    @Test
    void all_arguments_that_cannot_be_read_are_told_at_once() {
        ArgumentsRefusedException refused =
                catchThrowableOfType(ArgumentsRefusedException.class, () -> start("\"x\"", "\"XML\"", "7"));

        assertThat(refused.code()).isEqualTo("ERGA-0248");
        assertThat(refused.faults()).extracting(ArgumentFault::parameter).containsExactly(0, 1, 2);
        assertThat(refused.faults())
                .allSatisfy(fault -> assertThat(fault.words()).isNotBlank());
        assertThat(refused.problem().why().orElseThrow()).contains("[1, 2, 3]");
        assertThat(database.auditTrail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1, 2", "1], [2", "", "1 // x", "{\"@class\": \"java.lang.Long\"}", "1.5", "null", "\"1\""})
    void no_argument_becomes_more_than_one_or_something_else(String text) {
        ArgumentsRefusedException refused =
                catchThrowableOfType(ArgumentsRefusedException.class, () -> start(text, "\"CSV\"", "\"a\""));

        assertThat(refused.faults()).extracting(ArgumentFault::parameter).containsExactly(0);
    }

    @Test
    void more_or_fewer_arguments_than_parameters_are_refused() {
        assertThatThrownBy(() -> start("1", "\"CSV\"")).hasMessageContaining("ERGA-0212");
    }

    @Test
    void what_the_validator_says_against_an_argument_is_told_and_nothing_is_stored() {
        broken = List.of(new ArgumentFault(2, "must be an address"));

        ArgumentsRefusedException refused =
                catchThrowableOfType(ArgumentsRefusedException.class, () -> start("1", "\"CSV\"", "\"ada\""));

        assertThat(refused.faults()).isEqualTo(broken);
        assertThat(database.auditTrail()).isEmpty();
        assertThat(node.engine().monitor().jobs(JobFilter.all()).jobs()).isEmpty();
    }

    @Test
    void people_are_told_what_they_may_start_and_what_it_takes() {
        List<StartableMethod> startable = node.engine().monitor().startable();

        assertThat(startable).extracting(StartableMethod::name).containsExactly("Exports.customer", "Exports.others");
        assertThat(startable.get(0).parameters())
                .containsExactly(
                        new StartParameter(
                                "id",
                                "long",
                                Kind.INTEGER,
                                List.of(),
                                true,
                                false,
                                List.of(new StartConstraint("Positive", Map.of()))),
                        new StartParameter(
                                "format", "Format", Kind.CHOICE, List.of("CSV", "PDF"), false, false, List.of()),
                        new StartParameter(
                                "mail",
                                "String",
                                Kind.TEXT,
                                List.of(),
                                false,
                                false,
                                List.of(
                                        new StartConstraint("Email", Map.of("regexp", ".*")),
                                        new StartConstraint("Size", Map.of("min", "0", "max", "120")))));
    }

    @Test
    void each_type_has_its_kind_of_field() {
        assertThat(node.engine().monitor().startable().get(1).parameters())
                .extracting(StartParameter::kind, StartParameter::type)
                .containsExactly(
                        tuple(Kind.DATE, "LocalDate"),
                        tuple(Kind.INSTANT, "Instant"),
                        tuple(Kind.WORD, "UUID"),
                        tuple(Kind.BOOLEAN, "boolean"),
                        tuple(Kind.JSON, "List<String>"));
    }
}
