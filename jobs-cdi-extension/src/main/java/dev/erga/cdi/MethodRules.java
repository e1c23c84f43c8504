package dev.erga.cdi;

import dev.erga.engine.enqueue.ArgumentCodec;
import jakarta.enterprise.context.Dependent;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;

/** What every job method must be like, whatever its annotation says. */
final class MethodRules {

    private static final int MOST_PARAMETERS = 5;

    /** Scopes that hand out the instance itself instead of a proxy. */
    private static final Set<Class<? extends Annotation>> WITHOUT_PROXY =
            Set.of(Dependent.class, jakarta.inject.Singleton.class);

    private final ArgumentCodec codec = new ArgumentCodec();
    private final Problems problems;

    MethodRules(Problems problems) {
        this.problems = problems;
    }

    void check(FoundMethod found) {
        checkModifiers(found);
        checkShape(found);
        BeanRules.check(found, problems);
        TransactionRules.check(found, problems);
    }

    private void checkModifiers(FoundMethod found) {
        int modifiers = found.method().getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            problems.add(Messages.privateMethod(found));
        }
        if (Modifier.isStatic(modifiers)) {
            problems.add(Messages.staticMethod(found));
        }
        if (Modifier.isFinal(modifiers)) {
            problems.add(Messages.finalMethod(found));
        }
        if (Modifier.isFinal(found.bean().type().getModifiers()) && isProxied(found.bean())) {
            problems.add(Messages.finalClass(found));
        }
        MethodLookup.overriding(found.bean().type(), found.method())
                .ifPresent(overriding -> problems.add(Messages.annotationLost(
                        found.annotation(),
                        Places.of(found.method().getDeclaringClass(), found.method()),
                        Places.of(overriding.getDeclaringClass(), overriding))));
    }

    private static boolean isProxied(JobBean bean) {
        return bean.kind() != JobBean.Kind.MANAGED || !WITHOUT_PROXY.contains(bean.scope());
    }

    private void checkShape(FoundMethod found) {
        Method method = found.method();
        if (method.getTypeParameters().length > 0) {
            problems.add(Messages.genericMethod(found, method.getTypeParameters()[0].getName()));
            return;
        }
        if (method.getParameterCount() > MOST_PARAMETERS) {
            problems.add(Messages.tooManyParameters(found, method.getParameterCount()));
        }
        for (int i = 0; i < method.getParameterCount(); i++) {
            String parameter = "parameter " + (i + 1) + " (" + Places.parameter(method.getParameters()[i]) + ")";
            codec.check(found.bean().type(), method, i)
                    .ifPresent(why -> problems.add(Messages.unreadableParameter(found, parameter, why)));
        }
    }
}
