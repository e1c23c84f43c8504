package dev.erga.jpa;

import io.agroal.api.AgroalDataSource;

/** A store without a container, and the back door to its tables. */
record OpenStore(AgroalDataSource source, LocalJpaStore local) implements AutoCloseable {

    /** On a database without Erga's tables. */
    static OpenStore on(String jdbcUrl, String user) {
        AgroalDataSource source = Pools.plain(jdbcUrl, user);
        return new OpenStore(source, LocalJpaStore.open(source, new Surroundings(), System::nanoTime));
    }

    @Override
    public void close() {
        local.close();
        source.close();
    }
}
