package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.cdi.JobBean.Kind;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Problem;
import jakarta.ejb.Local;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.Bean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules for EJBs, which Weld alone does not have. That a container runs them is seen on the servers. */
class SessionBeansTest {

    @Stateless
    static class Billing {
        @BackgroundJob
        public void bill(long id) {}
    }

    @Test
    void a_stateless_bean_with_a_view_of_its_class_is_fine() {
        assertThat(problems(Kind.STATELESS, Billing.class, Billing.class)).isEmpty();
    }

    interface Ledger {
        void book(long id);
    }

    @Stateless
    @Local(Ledger.class)
    static class LedgerBean implements Ledger {
        @Override
        @BackgroundJob
        public void book(long id) {}
    }

    @Test
    void a_stateless_bean_with_a_local_interface_is_called_through_it() throws NoSuchMethodException {
        FoundMethod found = found(Kind.STATELESS, LedgerBean.class, Ledger.class);

        assertThat(problems(Kind.STATELESS, LedgerBean.class, Ledger.class)).isEmpty();
        assertThat(CallView.of(found)).contains(new CallView(Ledger.class, Ledger.class.getMethod("book", long.class)));
    }

    @Stateless
    static class Quiet {
        @BackgroundJob
        void bill(long id) {}
    }

    @Test
    void a_method_of_an_ejb_that_is_not_public_is_refused() {
        assertThat(problems(Kind.STATELESS, Quiet.class, Quiet.class)).containsExactly("""
                        ERGA-0111  @BackgroundJob on a method that the container does not show to callers
                          at   dev.erga.cdi.SessionBeansTest.Quiet.bill(long)
                          why  callers of an EJB see its public methods only
                          fix  make it public""");
    }

    interface Other {}

    @Test
    void a_method_that_is_in_no_local_interface_is_refused() {
        assertThat(problems(Kind.STATELESS, Billing.class, Other.class)).containsExactly("""
                        ERGA-0111  @BackgroundJob on a method that the container does not show to callers
                          at   dev.erga.cdi.SessionBeansTest.Billing.bill(long)
                          why  the bean is handed out as Other, without this method
                          fix  declare it in a @Local interface of the bean, or annotate the bean with @LocalBean""");
    }

    @Test
    void a_bean_with_remote_views_only_is_refused() {
        assertThat(problems(Kind.STATELESS, Billing.class)).containsExactly("""
                        ERGA-0111  @BackgroundJob on a method that the container does not show to callers
                          at   dev.erga.cdi.SessionBeansTest.Billing.bill(long)
                          why  the bean has no local view and no type of its own
                          fix  declare it in a @Local interface of the bean, or annotate the bean with @LocalBean""");
    }

    @Test
    void a_stateful_bean_is_refused() {
        assertThat(problems(Kind.STATEFUL, Billing.class, Billing.class)).containsExactly("""
                        ERGA-0109  @BackgroundJob in a @Stateful session bean
                          at   dev.erga.cdi.SessionBeansTest.Billing.bill(long)
                          why  each caller has an instance of its own, and a worker has none
                          fix  move the method to an @ApplicationScoped or @Dependent bean, or to a @Stateless one""");
    }

    @Test
    void a_singleton_is_refused() {
        assertThat(problems(Kind.SINGLETON, Billing.class, Billing.class)).containsExactly("""
                        ERGA-0109  @BackgroundJob in a @Singleton session bean
                          at   dev.erga.cdi.SessionBeansTest.Billing.bill(long)
                          why  its lock lets one caller in at a time, so attempts would wait for each other until they fail
                          fix  move the method to an @ApplicationScoped or @Dependent bean, or to a @Stateless one""");
    }

    @Stateless
    @TransactionManagement(TransactionManagementType.BEAN)
    static class Manual {
        @BackgroundJob
        public void bill(long id) {}
    }

    @Test
    void transactions_of_the_beans_own_are_refused() {
        assertThat(problems(Kind.STATELESS, Manual.class, Manual.class)).containsExactly("""
                        ERGA-0126  @BackgroundJob and @TransactionManagement(BEAN) contradict each other
                          at   dev.erga.cdi.SessionBeansTest.Manual.bill(long)
                          why  its work would not commit together with the job's completion, so a crash between them repeats it
                          fix  remove it, or say transactional = false""");
    }

    @Stateless
    static class Apart {
        @BackgroundJob
        @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
        public void bill(long id) {}

        @BackgroundJob(transactional = false)
        @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
        public void billAlone(long id) {}
    }

    @Test
    void an_attribute_that_leaves_the_attempts_transaction_is_refused_unless_there_is_none() {
        assertThat(problems(Kind.STATELESS, Apart.class, Apart.class))
                .singleElement()
                .asString()
                .startsWith("ERGA-0126  @BackgroundJob and @TransactionAttribute(NOT_SUPPORTED) contradict each other")
                .contains("Apart.bill(long)");
    }

    @MessageDriven
    static class Inbox {
        @BackgroundJob
        public void read(long id) {}
    }

    @Test
    void a_message_driven_bean_is_refused() {
        Problems problems = new Problems();
        new Outsiders(new FoundMethods(), problems, warning -> {}).check(Set.of(Inbox.class));

        assertThat(texts(problems)).containsExactly("""
                        ERGA-0109  @BackgroundJob in a message-driven bean
                          at   dev.erga.cdi.SessionBeansTest.Inbox.read(long)
                          why  nothing but a message can call it
                          fix  move the method to an @ApplicationScoped or @Dependent bean, or to a @Stateless one""");
    }

    static class Forgotten {
        @BackgroundJob
        public void read(long id) {}
    }

    @Test
    void a_class_that_nothing_makes_a_bean_is_refused() {
        Problems problems = new Problems();
        new Outsiders(new FoundMethods(), problems, warning -> {}).check(Set.of(Forgotten.class));

        assertThat(texts(problems)).containsExactly("""
                        ERGA-0110  @BackgroundJob in a class that is not a bean
                          at   dev.erga.cdi.SessionBeansTest.Forgotten.read(long)
                          why  nothing makes the container take it for a bean
                          fix  give it a scope, such as @ApplicationScoped or @Dependent""");
    }

    /** Loads a nested class anew, but not the class around it. */
    private static final class Incomplete extends ClassLoader {

        Class<?> load(Class<?> nested) throws IOException {
            try (InputStream bytes = nested.getResourceAsStream(nested.getName().replaceAll(".*\\.", "") + ".class")) {
                byte[] all = bytes.readAllBytes();
                return defineClass(nested.getName(), all, 0, all.length);
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(SessionBeansTest.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Test
    void a_class_that_cannot_be_loaded_completely_is_passed_over_with_a_warning() throws IOException {
        Problems problems = new Problems();
        List<Problem> warnings = new ArrayList<>();
        new Outsiders(new FoundMethods(), problems, warnings::add)
                .check(Set.of(new Incomplete().load(Forgotten.class)));

        assertThat(problems.isEmpty()).isTrue();
        assertThat(warnings).singleElement().asString().isEqualTo("""
                ERGA-0110  job methods in a class that cannot be loaded completely
                  at   dev.erga.cdi.SessionBeansTest$Forgotten
                  why  java.lang.NoClassDefFoundError: dev/erga/cdi/SessionBeansTest
                  fix  add what it needs to the WAR; if nobody uses the class, leave it at that""");
    }

    private static List<String> problems(Kind kind, Class<?> bean, Class<?>... views) {
        Problems problems = new Problems();
        Stream.of(bean.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(BackgroundJob.class))
                .forEach(method -> new MethodRules(problems).check(found(kind, bean, method, views)));
        return texts(problems);
    }

    private static List<String> texts(Problems problems) {
        return problems.all().stream().map(Problem::toString).toList();
    }

    private static FoundMethod found(Kind kind, Class<?> bean, Class<?>... views) {
        Method method = Stream.of(bean.getDeclaredMethods())
                .filter(each -> each.isAnnotationPresent(BackgroundJob.class))
                .findFirst()
                .orElseThrow();
        return found(kind, bean, method, views);
    }

    private static FoundMethod found(Kind kind, Class<?> bean, Method method, Class<?>... views) {
        Bean<?> unused = (Bean<?>) Proxy.newProxyInstance(
                SessionBeansTest.class.getClassLoader(), new Class<?>[] {Bean.class}, (proxy, called, arguments) -> {
                    throw new UnsupportedOperationException(called.getName());
                });
        return new FoundMethod(
                new JobBean(bean, kind, Dependent.class, List.of(views), unused),
                method,
                Optional.ofNullable(method.getAnnotation(BackgroundJob.class)),
                Optional.empty());
    }
}
