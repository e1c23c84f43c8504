package dev.erga.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Stand-ins for JDBC's wide interfaces that answer only what a test needs. */
final class Fakes {

    private Fakes() {}

    /** Answers a call by the method's name. */
    @FunctionalInterface
    interface Answer {
        @Nullable
        Object to(String method, Object[] arguments) throws Throwable;
    }

    static <T> T of(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    /** The real one, but for the calls that the answer changes: it throws, or gives null to leave it to the real one. */
    static <T> T around(Class<T> type, T real, Answer answer) {
        return of(type, (method, arguments) -> {
            Object changed = answer.to(method, arguments);
            return changed != null ? changed : call(type, real, method, arguments);
        });
    }

    /** The real one; says the text of each statement before it is prepared. */
    static DataSource watched(DataSource real, Consumer<String> statements) {
        return around(DataSource.class, real, (method, arguments) -> {
            if (!method.equals("getConnection")) {
                return null;
            }
            return around(Connection.class, real.getConnection(), (called, text) -> {
                if (called.equals("prepareStatement")) {
                    statements.accept(String.valueOf(text[0]));
                }
                return null;
            });
        });
    }

    /** The real one; each statement is prepared with the text that is made of it. */
    static DataSource rewriting(DataSource real, UnaryOperator<String> change) {
        return around(DataSource.class, real, (method, arguments) -> {
            if (!method.equals("getConnection")) {
                return null;
            }
            return around(Connection.class, real.getConnection(), (called, text) -> {
                if (called.equals("prepareStatement")) {
                    text[0] = change.apply(String.valueOf(text[0]));
                }
                return null;
            });
        });
    }

    private static Object call(Class<?> type, Object real, String name, Object[] arguments) throws Throwable {
        for (var method : type.getMethods()) {
            int count = arguments == null ? 0 : arguments.length;
            if (method.getName().equals(name) && method.getParameterCount() == count) {
                try {
                    return method.invoke(real, arguments);
                } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                }
            }
        }
        throw new SQLException("no method " + name);
    }

    static DatabaseMetaData product(String name, int major, int minor) {
        return of(DatabaseMetaData.class, (method, arguments) -> switch (method) {
            case "getDatabaseProductName" -> name;
            case "getDatabaseMajorVersion" -> major;
            case "getDatabaseMinorVersion" -> minor;
            default -> major + "." + minor;
        });
    }
}
