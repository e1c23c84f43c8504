package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Recurring;
import dev.erga.jobs.spi.RecurringDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    @ApplicationScoped
    static class InApplication {
        @BackgroundJob
        void work(long id) {}
    }

    @RequestScoped
    static class InRequest {
        @BackgroundJob
        void work(long id) {}
    }

    @Dependent
    static class OnDemand {
        @BackgroundJob
        protected void work(long id) {}
    }

    @jakarta.inject.Singleton
    static class Single {
        @BackgroundJob
        public void work(long id) {}
    }

    static class Plain {
        @BackgroundJob
        void work(long id) {}
    }

    @Test
    void job_methods_are_found_on_beans_of_every_scope() {
        assertThat(names(InApplication.class, InRequest.class, OnDemand.class, Single.class, Plain.class))
                .containsExactly("InApplication.work", "InRequest.work", "OnDemand.work", "Plain.work", "Single.work");
    }

    abstract static class Importer<T> {
        @BackgroundJob
        void load(T row) {}
    }

    @Dependent
    static class CustomerImporter extends Importer<String> {}

    @Dependent
    static class OrderImporter extends Importer<Long> {}

    @Test
    void an_inherited_method_is_a_job_method_of_each_bean_that_inherits_it() {
        assertThat(names(Importer.class, CustomerImporter.class, OrderImporter.class))
                .containsExactly("CustomerImporter.load", "OrderImporter.load");
    }

    @Dependent
    static class SpecialImporter extends Importer<String> {
        @Override
        @BackgroundJob(name = "special")
        void load(String row) {}
    }

    @Test
    void a_method_that_is_declared_again_counts_once_with_its_own_annotation() {
        assertThat(names(SpecialImporter.class)).containsExactly("special");
    }

    interface Mailer {
        void send(long id);

        @BackgroundJob
        default void remind(long id) {}
    }

    @Dependent
    @Typed(Mailer.class)
    static class SmtpMailer implements Mailer {
        @Override
        @BackgroundJob
        public void send(long id) {}
    }

    @Test
    void a_job_method_can_be_named_through_the_bean_class_and_its_types() {
        List<JobDeclaration> jobs = plan(SmtpMailer.class).jobs();

        assertThat(jobs).extracting(JobDeclaration::name).containsExactly("SmtpMailer.remind", "SmtpMailer.send");
        assertThat(jobs).allSatisfy(job -> assertThat(job.types()).containsOnly(SmtpMailer.class, Mailer.class));
    }

    @ApplicationScoped
    static class Standard {
        @BackgroundJob
        void work() {}
    }

    @ApplicationScoped
    @Specializes
    static class Special extends Standard {}

    @Test
    void a_bean_that_replaces_another_has_its_job_methods() {
        assertThat(names(Standard.class, Special.class)).containsExactly("Special.work");
    }

    @Vetoed
    @ApplicationScoped
    static class LeftOut {
        @BackgroundJob
        void work() {}
    }

    @Alternative
    @ApplicationScoped
    static class NotSelected {
        @BackgroundJob
        void work() {}
    }

    @Test
    void classes_that_are_left_out_on_purpose_are_passed_over() {
        assertThat(names(LeftOut.class, NotSelected.class)).isEmpty();
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Watched {}

    @Watched
    @Interceptor
    static class Watch {
        @Inject
        Standard standard;

        @AroundInvoke
        @Nullable
        Object around(InvocationContext call) throws Exception {
            return call.proceed();
        }

        @BackgroundJob
        void work() {}
    }

    @Test
    void interceptors_have_no_job_methods() {
        assertThat(names(Watch.class, Standard.class)).containsExactly("Standard.work");
    }

    @Dependent
    static class Digest {
        @Recurring(id = "nightly", cron = "0 2 * * *", zone = "Europe/Paris")
        void nightly() {}
    }

    @Test
    void a_schedule_alone_makes_a_job_method_with_the_defaults() {
        Plan plan = plan(Digest.class);

        assertThat(plan.jobs()).extracting(JobDeclaration::queue).containsExactly("default");
        assertThat(plan.recurring()).extracting(RecurringDefinition::jobName).containsExactly("Digest.nightly");
    }

    @Test
    void the_defaults_of_a_schedule_alone_are_those_of_the_annotation() throws Exception {
        JobAttributes defaults = JobAttributes.DEFAULTS;

        assertThat(byDefault("queue")).isEqualTo(defaults.queue());
        assertThat(byDefault("priority")).isEqualTo(defaults.priority());
        assertThat(byDefault("attempts")).isEqualTo(defaults.attempts());
        assertThat(byDefault("backoff")).isEqualTo(defaults.backoff());
        assertThat(byDefault("timeout")).isEqualTo(defaults.timeout());
        assertThat(byDefault("transactional")).isEqualTo(defaults.transactional());
        assertThat(byDefault("chunk")).isEqualTo(defaults.chunk());
        assertThat(byDefault("limit")).isEqualTo(defaults.limit());
        assertThat(byDefault("atOnce")).isEqualTo(defaults.atOnce());
        assertThat(byDefault("rate")).isEqualTo(defaults.rate());
        assertThat(byDefault("onExhausted")).isEqualTo(defaults.onExhausted());
        assertThat(byDefault("breaker")).isEqualTo(defaults.breaker());
    }

    private static @Nullable Object byDefault(String attribute) throws NoSuchMethodException {
        return BackgroundJob.class.getMethod(attribute).getDefaultValue();
    }

    private static List<String> names(Class<?>... beans) {
        return plan(beans).jobs().stream().map(JobDeclaration::name).toList();
    }

    private static Plan plan(Class<?>... beans) {
        return TestDeployment.plan(FixedSettings.of(), beans);
    }
}
