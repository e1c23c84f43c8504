package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.spi.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.naming.NameNotFoundException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DataSourceLookupTest {

    private static final String REFERENCE = "java:comp/env/jdbc/erga";
    private static final String DEFAULT = "java:comp/DefaultDataSource";

    private final Map<String, Object> bound = new HashMap<>();
    private final DataSourceLookup lookup = new DataSourceLookup(name -> {
        if (!bound.containsKey(name)) {
            throw new NameNotFoundException(name);
        }
        return bound.get(name);
    });

    private DataSource bind(String name) {
        DataSource source = new JdbcDataSource();
        bound.put(name, source);
        return source;
    }

    private String found(String... configured) {
        return lookup.find(configured.length == 0 ? Optional.empty() : Optional.of(configured[0]))
                .name();
    }

    @Test
    void the_application_s_own_reference_comes_first() {
        DataSource source = bind(REFERENCE);
        bind("jdbc/erga");
        bind(DEFAULT);
        bind("jdbc/shop");

        assertThat(found("jdbc/shop")).isEqualTo(REFERENCE);
        assertThat(lookup.find(Optional.empty()).source()).isSameAs(source);
    }

    @Test
    void the_reference_is_also_found_where_it_is_bound_without_its_prefix() {
        bind("jdbc/erga");
        bind(DEFAULT);

        assertThat(found()).isEqualTo("jdbc/erga");
    }

    @Test
    void the_configured_name_comes_before_the_default() {
        bind(DEFAULT);
        bind("java:jboss/datasources/Shop");

        assertThat(found("java:jboss/datasources/Shop")).isEqualTo("java:jboss/datasources/Shop");
    }

    @Test
    void the_container_s_default_comes_last() {
        bind(DEFAULT);

        assertThat(found()).isEqualTo(DEFAULT);
    }

    @Test
    void a_configured_name_that_is_not_bound_is_refused_even_if_there_is_a_default() {
        bind(DEFAULT);

        assertThatThrownBy(() -> found("jdbc/shpo"))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("ERGA-0401")
                .hasMessageContaining("jdbc/shpo")
                .hasMessageContaining("erga.datasource");
    }

    @Test
    void something_else_under_the_name_is_no_data_source() {
        bound.put("jdbc/shop", "a string");

        assertThatThrownBy(() -> found("jdbc/shop")).hasMessageStartingWith("ERGA-0401");
    }
}
