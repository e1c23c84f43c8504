package dev.erga.cdi;

import static dev.erga.cdi.TestDeployment.assertRefused;

import org.junit.jupiter.api.Test;

/** What a job method must not be like, and the words in which it is refused. */
class MethodMistakesTest {

    @Test
    void a_private_method_is_refused() {
        assertRefused("""
                ERGA-0101  @BackgroundJob on a private method
                  at   dev.erga.cdi.BadDeclarations.PrivateMethod.send(long)
                  why  the container calls job methods through a proxy, which sees no private methods
                  fix  make it package-private, protected or public
                """, BadDeclarations.PrivateMethod.class);
    }

    @Test
    void a_static_method_is_refused() {
        assertRefused("""
                ERGA-0102  @Recurring on a static method
                  at   dev.erga.cdi.BadDeclarations.StaticMethod.nightly()
                  why  a job runs on an instance that the container makes, and a static method has none
                  fix  remove static
                """, BadDeclarations.StaticMethod.class);
    }

    @Test
    void a_final_method_is_refused() {
        assertRefused("""
                ERGA-0103  @BackgroundJob on a final method
                  at   dev.erga.cdi.BadDeclarations.FinalMethod.send(long)
                  why  the container's proxy cannot override it, so it would run on an object without injected fields
                  fix  remove final from the method
                """, BadDeclarations.FinalMethod.class);
    }

    @Test
    void a_final_class_that_needs_a_proxy_is_refused() {
        assertRefused("""
                ERGA-0103  @BackgroundJob in a final class
                  at   dev.erga.cdi.BadDeclarations.FinalClass.send(long)
                  why  a bean that is @ApplicationScoped is called through a proxy, which cannot extend a final class
                  fix  remove final from the class, or make the bean @Dependent
                """, BadDeclarations.FinalClass.class);
    }

    @Test
    void an_annotation_that_an_overriding_method_loses_is_refused() {
        assertRefused("""
                ERGA-0104  @BackgroundJob on a method that a bean overrides
                  at   dev.erga.cdi.BadDeclarations.Base.run(long)
                  why  Java does not hand annotations down to overriding methods, so dev.erga.cdi.BadDeclarations.Overrides.run(long) is no job method
                  fix  annotate dev.erga.cdi.BadDeclarations.Overrides.run(long) as well
                """, BadDeclarations.Overrides.class);
    }

    @Test
    void an_annotation_on_the_method_of_an_interface_is_refused() {
        assertRefused("""
                ERGA-0104  @BackgroundJob on a method that a bean overrides
                  at   dev.erga.cdi.BadDeclarations.Contract.fulfil(long)
                  why  Java does not hand annotations down to overriding methods, so dev.erga.cdi.BadDeclarations.Fulfils.fulfil(long) is no job method
                  fix  annotate dev.erga.cdi.BadDeclarations.Fulfils.fulfil(long) as well
                """, BadDeclarations.Contract.class, BadDeclarations.Fulfils.class);
    }

    @Test
    void a_generic_method_is_refused() {
        assertRefused("""
                ERGA-0105  @BackgroundJob on a generic method
                  at   dev.erga.cdi.BadDeclarations.GenericMethod.send(Object)
                  why  a stored argument is read as the declared parameter type, and <T> names none
                  fix  write the parameter types out
                """, BadDeclarations.GenericMethod.class);
    }

    @Test
    void a_sixth_parameter_is_refused() {
        assertRefused("""
                ERGA-0106  @BackgroundJob on a method with 6 parameters
                  at   dev.erga.cdi.BadDeclarations.SixParameters.send(int, int, int, int, int, int)
                  why  a job method has 0 to 5 parameters
                  fix  put the arguments into a record and pass that
                """, BadDeclarations.SixParameters.class);
    }

    @Test
    void a_parameter_that_json_cannot_carry_is_refused() {
        assertRefused("""
                ERGA-0108  parameter 2 (InputStream file) cannot be stored and read back
                  at   dev.erga.cdi.BadDeclarations.UnreadableParameter.load(long, InputStream)
                  why  java.io.InputStream is part of the running process and cannot be stored
                  fix  pass an id, a number, a text, a time, or a record or list of those; the job can load the rest
                """, BadDeclarations.UnreadableParameter.class);
    }

    @Test
    void a_parameter_that_can_be_anything_is_refused() {
        assertRefused("""
                ERGA-0108  parameter 1 (Object what) cannot be stored and read back
                  at   dev.erga.cdi.BadDeclarations.AnythingAsParameter.load(Object)
                  why  java.lang.Object can be anything, so nobody can tell what to read back; name the type
                  fix  pass an id, a number, a text, a time, or a record or list of those; the job can load the rest
                """, BadDeclarations.AnythingAsParameter.class);
    }

    @Test
    void a_method_that_returns_a_promise_is_refused() {
        assertRefused("""
                ERGA-0125  @BackgroundJob on an asynchronous method
                  at   dev.erga.cdi.BadDeclarations.Promises.send(long)
                  why  it returns a CompletionStage at once, so the job would count as done before its work is
                  fix  do the work in the method itself: it runs in the background already
                """, BadDeclarations.Promises.class);
    }

    @Test
    void an_asynchronous_method_is_refused() {
        assertRefused("""
                ERGA-0125  @BackgroundJob on an asynchronous method
                  at   dev.erga.cdi.BadDeclarations.Elsewhere.send(long)
                  why  @Asynchronous moves it to another thread, so the job would count as done before its work is
                  fix  do the work in the method itself: it runs in the background already
                """, BadDeclarations.Elsewhere.class);
    }

    @Test
    void a_transaction_of_its_own_is_refused() {
        assertRefused("""
                ERGA-0126  @BackgroundJob and @Transactional(REQUIRES_NEW) contradict each other
                  at   dev.erga.cdi.BadDeclarations.OwnTransactionWork.send(long)
                  why  its work would not commit together with the job's completion, so a crash between them repeats it
                  fix  remove it, or say transactional = false
                """, BadDeclarations.OwnTransactionWork.class);
    }

    @Test
    void a_method_that_runs_in_no_transaction_is_refused() {
        assertRefused("""
                ERGA-0126  @BackgroundJob and @Transactional(NEVER) contradict each other
                  at   dev.erga.cdi.BadDeclarations.NeverInTransaction.send(long)
                  why  it refuses to run in a transaction, and an attempt runs in one
                  fix  remove it, or say transactional = false
                """, BadDeclarations.NeverInTransaction.class);
    }

    @Test
    void a_method_that_demands_a_transaction_it_does_not_get_is_refused() {
        assertRefused("""
                ERGA-0126  @BackgroundJob and @Transactional(MANDATORY) contradict each other
                  at   dev.erga.cdi.BadDeclarations.MandatoryWithout.send(long)
                  why  it refuses to run without a transaction, and transactional = false gives it none
                  fix  remove transactional = false, or write REQUIRED
                """, BadDeclarations.MandatoryWithout.class);
    }
}
