package dev.erga.jpa;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.api.transaction.TransactionIntegration;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/** Pools of connections as containers have them. */
final class Pools {

    private static final int SIZE = 8;

    private Pools() {}

    /** Connections that know nothing of transactions on the thread. */
    static AgroalDataSource plain(String jdbcUrl, String user) {
        return open(jdbcUrl, user, TransactionIntegration.none());
    }

    /** Connections that may break: one that has is not handed out again, once something failed on it. */
    static AgroalDataSource mending(String jdbcUrl, String user, int size) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(size)
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .connectionFactoryConfiguration(connections -> connections
                                    .jdbcUrl(jdbcUrl)
                                    .principal(new NamePrincipal(user))
                                    .credential(new SimplePassword("")))));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Connections that belong to the transaction on the thread. */
    static AgroalDataSource open(String jdbcUrl, String user, TransactionIntegration transactions) {
        return pool(transactions, connections -> connections.jdbcUrl(jdbcUrl), user);
    }

    /** The same by the two-phase protocol. */
    static AgroalDataSource xa(Class<?> provider, String jdbcUrl, String user, TransactionIntegration transactions) {
        return pool(
                transactions,
                connections -> connections.connectionProviderClass(provider).jdbcProperty("url", jdbcUrl),
                user);
    }

    private static AgroalDataSource pool(
            TransactionIntegration transactions,
            UnaryOperator<AgroalConnectionFactoryConfigurationSupplier> address,
            String user) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .metricsEnabled(true)
                    .connectionPoolConfiguration(pool -> pool.maxSize(SIZE)
                            .transactionIntegration(transactions)
                            .connectionFactoryConfiguration(connections -> address.apply(connections)
                                    .principal(new NamePrincipal(user))
                                    .credential(new SimplePassword("")))));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
