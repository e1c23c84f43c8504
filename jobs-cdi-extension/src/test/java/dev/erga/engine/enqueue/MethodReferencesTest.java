package dev.erga.engine.enqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobMethod;
import dev.erga.jobs.JobsException;
import org.junit.jupiter.api.Test;

class MethodReferencesTest {

    private final MethodReferences references = new MethodReferences();

    @Test
    void a_reference_to_a_method_of_a_bean_names_type_method_and_descriptor() {
        JobMethod.Of2<Mails, Integer, String> reference = Mails::send;

        assertThat(references.read(reference))
                .isEqualTo(new MethodReference(Mails.class.getName(), "send", "(JLjava/lang/String;)V"));
    }

    @Test
    void an_inherited_method_belongs_to_the_class_that_the_caller_named() {
        JobMethod.Of0<Special> reference = Special::nothing;

        assertThat(references.read(reference).type()).isEqualTo(Special.class.getName());
    }

    @Test
    void an_interface_can_be_named() {
        JobMethod.Of1<Mailing<Long>, Long> reference = Mailing::mail;

        assertThat(references.read(reference))
                .isEqualTo(new MethodReference(Mailing.class.getName(), "mail", "(Ljava/lang/Object;)V"));
    }

    @Test
    void a_place_in_the_source_is_read_once() {
        assertThat(references.read(nothing())).isSameAs(references.read(nothing()));
    }

    private static JobMethod nothing() {
        JobMethod.Of0<Mails> reference = Mails::nothing;
        return reference;
    }

    @Test
    @SuppressWarnings("UnnecessaryLambda")
    void a_lambda_with_a_body_is_refused_with_the_right_form() {
        JobMethod.Of0<Mails> lambda = mails -> mails.nothing();

        assertRefused(lambda, "lambda with a body");
    }

    @Test
    void a_reference_on_one_particular_object_is_refused() {
        Mails bean = new Mails();
        JobMethod.Of1<Long, String> bound = bean::send;

        assertRefused(bound, "one particular object");
    }

    @Test
    void a_static_method_is_refused() {
        JobMethod.Of0<Mails> reference = Mails::still;

        assertRefused(reference, "static method \"still\"");
    }

    @Test
    void a_constructor_is_refused() {
        JobMethod.Of0<Mails> reference = Copy::new;

        assertRefused(reference, "constructor");
    }

    @Test
    void a_reference_to_variable_arguments_is_refused() {
        JobMethod.Of1<Mails, String> reference = Mails::many;

        assertRefused(reference, "variable arguments");
    }

    @Test
    void an_object_that_only_implements_the_interface_is_refused() {
        assertRefused(new ByHand(), "ByHand");
    }

    private void assertRefused(JobMethod method, String word) {
        assertThatThrownBy(() -> references.read(method)).isInstanceOfSatisfying(JobsException.class, refused -> {
            assertThat(refused.code()).isEqualTo("ERGA-0210");
            assertThat(refused).hasMessageContaining(word).hasMessageContaining("Emails::sendWelcome");
        });
    }

    private static final class Special extends Mails {}

    private static final class Copy {
        Copy(Mails original) {}
    }

    private static final class ByHand implements JobMethod.Of0<Mails> {
        private static final long serialVersionUID = 1L;

        @Override
        public void call(Mails bean) {}
    }
}
