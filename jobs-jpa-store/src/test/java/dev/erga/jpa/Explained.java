package dev.erga.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Has PostgreSQL tell of each statement that runs what it reads for it, with the very values that the statement is given. */
final class Explained {

    private static final String EXPLAIN = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, BUFFERS OFF) ";

    private final List<Plan> plans = new ArrayList<>();

    /** How a statement was run, line by line. */
    record Plan(String statement, List<String> lines) {

        private static final Pattern WHOLE = Pattern.compile("Seq Scan on (\\w+)");
        private static final Pattern READ = Pattern.compile("Scan .*actual rows=([\\d.]+) loops=(\\d+)");
        private static final Pattern LEFT = Pattern.compile("Rows Removed by [\\w ]+: (\\d+)");

        /** The tables that were read from one end on, however few of their rows were wanted. */
        Set<String> scanned() {
            Set<String> tables = new TreeSet<>();
            for (String line : lines) {
                Matcher whole = WHOLE.matcher(line);
                if (whole.find()) {
                    tables.add(whole.group(1));
                }
            }
            return tables;
        }

        /** How many rows or entries were read in that step which reads the most, also those that did not fit. */
        double mostRead() {
            double most = 0;
            double read = 0;
            long loops = 0;
            for (String line : lines) {
                Matcher step = READ.matcher(line);
                Matcher left = LEFT.matcher(line);
                if (step.find()) {
                    loops = Long.parseLong(step.group(2));
                    read = loops * Double.parseDouble(step.group(1));
                } else if (left.find()) {
                    read += loops * Double.parseDouble(left.group(1));
                }
                most = Math.max(most, read);
            }
            return most;
        }

        @Override
        public String toString() {
            return statement + "\n" + String.join("\n", lines);
        }
    }

    /** Gives a statement one of its values. */
    @FunctionalInterface
    private interface Setter {
        void on(PreparedStatement statement) throws Throwable;
    }

    /** The real one, but for the statements that it is asked to prepare. */
    DataSource source(DataSource real) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object answer = call(real, method, arguments);
            return answer instanceof Connection connection ? connection(connection) : answer;
        });
    }

    /** Of what has run since this was asked before. */
    List<Plan> taken() {
        List<Plan> taken = List.copyOf(plans);
        plans.clear();
        return taken;
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object answer = call(real, method, arguments);
            return answer instanceof PreparedStatement statement
                    ? statement(real, statement, String.valueOf(arguments[0]))
                    : answer;
        });
    }

    private PreparedStatement statement(Connection connection, PreparedStatement real, String text) {
        List<Setter> setters = new ArrayList<>();
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                setters.add(other -> call(other, method, arguments));
            } else if (method.getName().startsWith("execute")) {
                plans.add(new Plan(text, explain(connection, text, setters)));
            }
            return call(real, method, arguments);
        });
    }

    private static List<String> explain(Connection connection, String text, List<Setter> setters) throws Throwable {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement explain = connection.prepareStatement(EXPLAIN + text)) {
            for (Setter setter : setters) {
                setter.on(explain);
            }
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        } catch (SQLException refused) {
            throw new SQLException(text, refused);
        }
        return lines;
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
