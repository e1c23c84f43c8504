package dev.erga.jpa;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2SchemaTest extends SchemaContract {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private String url = "";

    @Override
    DataSource newDatabase() {
        url = "jdbc:h2:mem:schema" + DATABASES.incrementAndGet();
        Tables.execute(source("sa", ";DB_CLOSE_DELAY=-1"), "SELECT 1");
        return source("sa", "");
    }

    @Override
    DataSource withoutRights() {
        Tables.execute(source("sa", ""), "CREATE USER guest PASSWORD ''");
        if (!Tables.read(source("sa", ""), "SELECT 1 FROM information_schema.tables WHERE table_name = 'ERGA_JOB'")
                .isEmpty()) {
            Tables.execute(source("sa", ""), "GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA public TO guest");
        }
        return source("guest", "");
    }

    @Override
    String scriptFolder() {
        return "h2";
    }

    private DataSource source(String user, String options) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url + options);
        source.setUser(user);
        source.setPassword("");
        return source;
    }
}
