package dev.erga.cdi;

import java.lang.reflect.InvocationTargetException;
import java.util.Set;

/** Takes off what reflection and the EJB container wrap around the exception of a method. */
final class Thrown {

    /** By name, because a server may have no EJBs. */
    private static final Set<String> WRAPPERS = Set.of(
            "jakarta.ejb.EJBException",
            "jakarta.ejb.EJBTransactionRolledbackException",
            "jakarta.ejb.TransactionRolledbackLocalException");

    private Thrown() {}

    /** The method's own exception, to be thrown on; its error is thrown here. */
    static Exception byTheMethod(InvocationTargetException reflected) {
        Throwable thrown = reflected.getTargetException();
        while (thrown.getCause() != null && WRAPPERS.contains(thrown.getClass().getName())) {
            thrown = thrown.getCause();
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof Exception exception ? exception : reflected;
    }
}
