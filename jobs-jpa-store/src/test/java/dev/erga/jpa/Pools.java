package dev.erga.jpa;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.api.transaction.TransactionIntegration;
import java.sql.SQLException;

/** Pools of connections as containers have them. */
final class Pools {

    private static final int SIZE = 8;

    private Pools() {}

    /** Connections that know nothing of transactions on the thread. */
    static AgroalDataSource plain(String jdbcUrl, String user) {
        return open(jdbcUrl, user, TransactionIntegration.none());
    }

    /** Connections that belong to the transaction on the thread. */
    static AgroalDataSource open(String jdbcUrl, String user, TransactionIntegration transactions) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .metricsEnabled(true)
                    .connectionPoolConfiguration(pool -> pool.maxSize(SIZE)
                            .transactionIntegration(transactions)
                            .connectionFactoryConfiguration(connections -> connect(connections, jdbcUrl, user))));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static AgroalConnectionFactoryConfigurationSupplier connect(
            AgroalConnectionFactoryConfigurationSupplier connections, String jdbcUrl, String user) {
        return connections.jdbcUrl(jdbcUrl).principal(new NamePrincipal(user)).credential(new SimplePassword(""));
    }
}
