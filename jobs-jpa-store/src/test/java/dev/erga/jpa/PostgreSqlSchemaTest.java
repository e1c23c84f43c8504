package dev.erga.jpa;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgreSqlSchemaTest extends SchemaContract {

    private String url = "";

    @Override
    DataSource newDatabase() {
        url = PostgresServer.newDatabase();
        return source("postgres");
    }

    @Override
    DataSource withoutRights() {
        Tables.execute(
                source("postgres"),
                "DO $$ BEGIN CREATE ROLE guest LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO guest");
        return source("guest");
    }

    @Override
    String scriptFolder() {
        return "postgresql";
    }

    private DataSource source(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        return source;
    }
}
