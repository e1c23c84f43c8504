package dev.erga.cdi;

import static dev.erga.cdi.TestDeployment.assertRefused;

import org.junit.jupiter.api.Test;

/** On which beans a job method cannot be, and the words in which it is refused. */
class BeanMistakesTest {

    @Test
    void a_bean_that_lives_by_its_visitor_is_refused() {
        assertRefused("""
                ERGA-0109  @BackgroundJob in a @SessionScoped bean
                  at   dev.erga.cdi.BadDeclarations.InSession.send(long)
                  why  the thread of a worker has no session
                  fix  move the method to an @ApplicationScoped or @Dependent bean, or to a @Stateless one
                """, BadDeclarations.InSession.class);
    }

    @Test
    void a_class_without_a_usable_constructor_is_refused() {
        assertRefused("""
                ERGA-0110  @BackgroundJob in a class that is not a bean
                  at   dev.erga.cdi.BadDeclarations.NoConstructor.send(long)
                  why  it has neither a constructor without parameters nor one with @Inject
                  fix  give it one of these
                """, BadDeclarations.NoConstructor.class);
    }

    @Test
    void an_inner_class_is_refused() {
        assertRefused("""
                ERGA-0110  @Recurring in a class that is not a bean
                  at   dev.erga.cdi.BadDeclarations.Inner.nightly()
                  why  the container cannot make an instance of an inner class
                  fix  make the class static, or a file of its own
                """, BadDeclarations.Inner.class);
    }

    @Test
    void a_method_that_no_type_of_the_bean_shows_is_refused() {
        assertRefused("""
                ERGA-0111  @BackgroundJob on a method that the container does not show to callers
                  at   dev.erga.cdi.BadDeclarations.Hidden.send(long)
                  why  the bean is handed out as Serializable, without this method
                  fix  add Hidden.class to its @Typed
                """, BadDeclarations.Hidden.class);
    }
}
