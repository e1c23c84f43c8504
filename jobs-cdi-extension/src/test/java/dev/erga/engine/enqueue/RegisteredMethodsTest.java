package dev.erga.engine.enqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobsException;
import dev.erga.testkit.Declarations;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegisteredMethodsTest {

    private static final MethodReference THROUGH_INTERFACE =
            new MethodReference(Mailing.class.getName(), "mail", "(Ljava/lang/Object;)V");

    @Test
    void a_declared_method_is_found_by_reference_and_by_name() {
        RegisteredMethods methods = methods(Declarations.of(new Mails(), "send"));

        assertThat(methods.meant(new MethodReference(Mails.class.getName(), "send", "(JLjava/lang/String;)V"))
                        .name())
                .isEqualTo("Mails.send");
        assertThat(methods.named("Mails.send")).isPresent();
        assertThat(methods.named("Mails.other")).isEmpty();
    }

    @Test
    void a_method_is_found_through_an_interface_whose_type_variable_it_fills() {
        assertThat(methods(asMailing("one")).meant(THROUGH_INTERFACE).name()).isEqualTo("one");
    }

    @Test
    void a_reference_that_two_beans_answer_to_is_refused_with_both_names() {
        RegisteredMethods methods = methods(asMailing("one"), asMailing("two"));

        assertThatThrownBy(() -> methods.meant(THROUGH_INTERFACE))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0211")
                .hasMessageContaining("one, two");
    }

    @Test
    void a_method_that_was_not_declared_is_refused_with_near_names() {
        RegisteredMethods methods = methods(Declarations.of(new Mails(), "send"));

        assertThatThrownBy(() -> methods.meant(new MethodReference(Mails.class.getName(), "sent", "()V")))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0211")
                .hasMessageContaining("did you mean Mails.send?");
    }

    @Test
    void another_overload_of_a_declared_method_is_not_declared() {
        RegisteredMethods methods = methods(Declarations.of(new Mails(), "send"));

        assertThatThrownBy(() -> methods.meant(new MethodReference(Mails.class.getName(), "send", "(J)V")))
                .isInstanceOf(JobsException.class);
    }

    @Test
    void two_methods_of_one_name_are_refused() {
        assertThatThrownBy(() -> methods(asMailing("one"), asMailing("one")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one");
    }

    private static RegisteredMethods methods(JobDeclaration... declarations) {
        return new RegisteredMethods(List.of(declarations), new ArgumentCodec());
    }

    private static JobDeclaration asMailing(String name) {
        JobDeclaration mail = Declarations.of(new Mails(), "mail");
        return new JobDeclaration(
                name,
                Set.of(Mails.class, Mailing.class),
                mail.method(),
                mail.queue(),
                mail.priority(),
                mail.retry(),
                mail.timeout(),
                mail.transactional(),
                mail.target());
    }
}
