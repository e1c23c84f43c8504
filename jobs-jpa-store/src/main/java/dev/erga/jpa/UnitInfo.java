package dev.erga.jpa;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Erga's persistence unit, described in code: a {@code persistence.xml} in the jar would get in the way of the application's
 * own unit.
 *
 * <p>It is resource-local although its data source may be the container's. Each verb opens a session, and the connection
 * that the data source gives it belongs to the thread's transaction already; were Hibernate told of that transaction too, it
 * would keep every session until the end of it.
 */
record UnitInfo(@Nullable DataSource source) implements PersistenceUnitInfo {

    private static final List<Class<?>> ENTITIES = List.of(
            JobRow.class,
            AttemptRow.class,
            LabelRow.class,
            KeyRow.class,
            BatchRow.class,
            RecurringRow.class,
            FireRow.class,
            NodeRow.class);

    @Override
    public String getPersistenceUnitName() {
        return "erga";
    }

    @Override
    public String getPersistenceProviderClassName() {
        return "org.hibernate.jpa.HibernatePersistenceProvider";
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    @SuppressWarnings("NullAway") // the specification says null for none
    public DataSource getJtaDataSource() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway")
    public DataSource getNonJtaDataSource() {
        return source;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    @SuppressWarnings("NullAway") // nothing is scanned
    public URL getPersistenceUnitRootUrl() {
        return null;
    }

    @Override
    public List<String> getManagedClassNames() {
        return ENTITIES.stream().map(Class::getName).toList();
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.1";
    }

    @Override
    public ClassLoader getClassLoader() {
        return UnitInfo.class.getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // Entities are used as they are.
    }

    @Override
    @SuppressWarnings("NullAway") // nothing is transformed
    public ClassLoader getNewTempClassLoader() {
        return null;
    }
}
