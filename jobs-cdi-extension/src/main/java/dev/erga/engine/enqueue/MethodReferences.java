package dev.erga.engine.enqueue;

import dev.erga.engine.message.Messages;
import dev.erga.jobs.JobMethod;
import dev.erga.jobs.JobsException;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Reads which method a {@link JobMethod} stands for, from the form that javac gives serializable lambdas. Each place in
 * the source has a class of its own, so each is looked at once. Nothing is loaded and the reference is never called.
 * Thread-safe.
 */
final class MethodReferences {

    /** Lives and dies with the lambda's class, so an undeployed application is not held. */
    private final ClassValue<Shape> shapes = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape();
        }
    };

    /**
     * Reads a reference.
     *
     * @throws JobsException ERGA-0210 if it is anything but a reference to an instance method with the bean left open
     */
    MethodReference read(JobMethod method) {
        Shape shape = shapes.get(method.getClass());
        MethodReference known = shape.reference;
        if (known == null) {
            known = referenceIn(serialized(method));
            shape.reference = known;
        }
        return known;
    }

    private static SerializedLambda serialized(JobMethod method) {
        try {
            Method replace = method.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            if (replace.invoke(method) instanceof SerializedLambda lambda) {
                return lambda;
            }
        } catch (ReflectiveOperationException | RuntimeException notALambda) {
            throw new JobsException(
                    Messages.notAMethodReference("a " + method.getClass().getName()), notALambda);
        }
        throw new JobsException(
                Messages.notAMethodReference("a " + method.getClass().getName()));
    }

    private static MethodReference referenceIn(SerializedLambda lambda) {
        String name = lambda.getImplMethodName();
        if (name.startsWith("lambda$")) {
            throw new JobsException(
                    Messages.notAMethodReference(
                            "a lambda with a body of its own, or a reference that"
                                    + " javac turns into one: to a method with variable arguments, or a protected one of a superclass"));
        }
        switch (lambda.getImplMethodKind()) {
            case MethodHandleInfo.REF_invokeVirtual, MethodHandleInfo.REF_invokeInterface -> {}
            case MethodHandleInfo.REF_invokeStatic -> throw refused("static method", name);
            case MethodHandleInfo.REF_newInvokeSpecial -> throw refused("constructor", lambda.getImplClass());
            default -> throw refused("private method", name);
        }
        if (lambda.getCapturedArgCount() > 0) {
            throw new JobsException(Messages.notAMethodReference(
                    "a reference to \"" + name + "\" on one particular object; name the class in front of the colons"));
        }
        return new MethodReference(beanIn(lambda), name, lambda.getImplMethodSignature());
    }

    private static JobsException refused(String kind, String name) {
        return new JobsException(Messages.notAMethodReference("the " + kind + " \"" + name + "\""));
    }

    /** The first parameter as inferred; the implementing class would be a superclass where the method is inherited. */
    private static String beanIn(SerializedLambda lambda) {
        String descriptor = lambda.getInstantiatedMethodType();
        return descriptor.substring(2, descriptor.indexOf(';')).replace('/', '.');
    }

    /** What is known of a lambda's class; written by whoever comes first, and always the same. */
    private static final class Shape {
        volatile @Nullable MethodReference reference;
    }
}
