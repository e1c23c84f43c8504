package dev.erga.jpa;

import dev.erga.jobs.spi.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL's driver has received by NOTIFY. JDBC has no word for it, and an application does not see the classes of
 * a driver that the server has, so its methods are found by name on the driver's own connection.
 */
record DriverMail(Object connection, Method notifications, Method parameter) {

    private static final String CONNECTION = "org.postgresql.PGConnection";

    /** Refuses a connection that does not show its driver. */
    static DriverMail of(Connection pooled) throws SQLException {
        // Each pool has another way to the driver's own connection.
        for (Object candidate : List.of(pooled.getMetaData().getConnection(), pooled.unwrap(Connection.class))) {
            Optional<Class<?>> type = interfaces(candidate.getClass())
                    .filter(each -> each.getName().equals(CONNECTION))
                    .findFirst();
            if (type.isPresent()) {
                return of(candidate, type.get());
            }
        }
        throw new StoreException(StoreMessages.noNotifications(pooled.getClass().getName()), null, false);
    }

    /** The texts that came, after waiting for the first; none if the time passed. */
    List<String> await(Duration atMost) throws SQLException {
        Object[] received = (Object[]) call(notifications, connection, Math.toIntExact(Math.max(1, atMost.toMillis())));
        List<String> texts = new ArrayList<>();
        if (received != null) {
            for (Object each : received) {
                texts.add(String.valueOf(call(parameter, each)));
            }
        }
        return texts;
    }

    private static DriverMail of(Object connection, Class<?> type) {
        try {
            Method notifications = type.getMethod("getNotifications", int.class);
            Class<?> notification = notifications.getReturnType().componentType();
            return new DriverMail(connection, notifications, notification.getMethod("getParameter"));
        } catch (ReflectiveOperationException old) {
            throw new StoreException(StoreMessages.noNotifications(type.getName()), old, false);
        }
    }

    private static Stream<Class<?>> interfaces(@Nullable Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.of(
                                Stream.<Class<?>>of(type).filter(Class::isInterface),
                                Stream.of(type.getInterfaces()).flatMap(DriverMail::interfaces),
                                interfaces(type.getSuperclass()))
                        .flatMap(each -> each);
    }

    private static @Nullable Object call(Method method, Object on, Object... arguments) throws SQLException {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof SQLException failed) {
                throw failed;
            }
            throw new IllegalStateException("the driver failed to give notifications", thrown.getCause());
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException("the driver hides its notifications", hidden);
        }
    }
}
