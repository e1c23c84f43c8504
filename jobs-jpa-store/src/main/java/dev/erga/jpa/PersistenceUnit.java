package dev.erga.jpa;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jspecify.annotations.Nullable;

/** Builds Erga's persistence unit. */
final class PersistenceUnit {

    private PersistenceUnit() {}

    /** With connections that belong to the transaction of the thread because the container's data source sees to it. */
    static SessionFactory inContainer(DataSource source, Backend backend) {
        return build(source, settings(backend));
    }

    /** With the connections of transactions that run without a container. */
    static SessionFactory local(LocalTransactions transactions, Backend backend) {
        Map<String, Object> settings = settings(backend);
        settings.put("hibernate.connection.provider_class", new HibernateConnections(transactions));
        return build(null, settings);
    }

    private static SessionFactory build(@Nullable DataSource source, Map<String, Object> settings) {
        return new HibernatePersistenceProvider()
                .createContainerEntityManagerFactory(new UnitInfo(source), settings)
                .unwrap(SessionFactory.class);
    }

    private static Map<String, Object> settings(Backend backend) {
        Map<String, Object> settings = new HashMap<>();
        // The database is known, so Hibernate need not ask it, which it would do outside any transaction.
        settings.put("hibernate.boot.allow_jdbc_metadata_access", false);
        settings.put("jakarta.persistence.database-product-name", backend.product());
        settings.put("jakarta.persistence.database-major-version", backend.major());
        settings.put("jakarta.persistence.database-minor-version", backend.minor());
        settings.put("hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_HOLD");
        settings.put("hibernate.jdbc.time_zone", "UTC");
        settings.put("hibernate.jdbc.log.warnings", false);
        settings.put("hibernate.hbm2ddl.auto", "none");
        settings.put("hibernate.archive.autodetection", "none");
        // As text, because WildFly's own integration reads it so.
        settings.put("hibernate.cache.use_second_level_cache", "false");
        return settings;
    }
}
