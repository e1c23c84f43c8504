package dev.erga.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/** Hands the connections of transactions that run without a container to Hibernate. */
final class HibernateConnections implements ConnectionProvider {

    private static final long serialVersionUID = 1L;

    private final transient LocalTransactions transactions;

    HibernateConnections(LocalTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return transactions.connection();
    }

    /** The transaction keeps it until it ends. */
    @Override
    public void closeConnection(Connection connection) {}

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> unwrapType) {
        return unwrapType.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> unwrapType) {
        return unwrapType.cast(this);
    }
}
