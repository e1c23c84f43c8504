package dev.erga.cdi;

import dev.erga.jobs.Problem;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** On which beans a job method may be. */
final class BeanRules {

    /** Scopes that live by a browser's visits; named, because the server may lack some of them. */
    private static final Map<String, String> OF_VISITORS = Map.of(
            "jakarta.enterprise.context.SessionScoped", "session",
            "jakarta.enterprise.context.ConversationScoped", "conversation",
            "jakarta.faces.view.ViewScoped", "view",
            "jakarta.faces.flow.FlowScoped", "flow");

    private BeanRules() {}

    static void check(FoundMethod found, Problems problems) {
        switch (found.bean().kind()) {
            case MANAGED -> checkScope(found, problems);
            case STATELESS -> {}
            case STATEFUL ->
                problems.add(Messages.wrongKindOfBean(
                        found.annotation(),
                        found.place(),
                        "a @Stateful session bean",
                        "each caller has an instance of its own, and a worker has none"));
            case SINGLETON ->
                problems.add(
                        Messages.wrongKindOfBean(
                                found.annotation(),
                                found.place(),
                                "a @Singleton session bean",
                                "its lock lets one caller in at a time, so attempts would wait for each other until they fail"));
        }
        checkView(found, problems);
    }

    private static void checkScope(FoundMethod found, Problems problems) {
        Class<? extends Annotation> scope = found.bean().scope();
        Optional.ofNullable(OF_VISITORS.get(scope.getName()))
                .ifPresent(visit -> problems.add(Messages.wrongKindOfBean(
                        found.annotation(),
                        found.place(),
                        "a @" + scope.getSimpleName() + " bean",
                        "the thread of a worker has no " + visit)));
    }

    private static void checkView(FoundMethod found, Problems problems) {
        int modifiers = found.method().getModifiers();
        if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers)) {
            return;
        }
        Optional<CallView> view = CallView.of(found);
        if (view.isEmpty()) {
            problems.add(hidden(found));
        } else if (found.bean().kind() != JobBean.Kind.MANAGED
                && !Modifier.isPublic(view.get().method().getModifiers())) {
            problems.add(
                    Messages.notCallable(found, "callers of an EJB see its public methods only", "make it public"));
        }
    }

    private static Problem hidden(FoundMethod found) {
        JobBean bean = found.bean();
        String views = bean.views().stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
        String why = views.isEmpty()
                ? "the bean has no local view and no type of its own"
                : "the bean is handed out as " + views + ", without this method";
        String fix = bean.kind() == JobBean.Kind.MANAGED
                ? "add " + bean.type().getSimpleName() + ".class to its @Typed"
                : "declare it in a @Local interface of the bean, or annotate the bean with @LocalBean";
        return Messages.notCallable(found, why, fix);
    }
}
