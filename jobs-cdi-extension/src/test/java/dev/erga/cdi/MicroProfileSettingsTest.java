package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MicroProfileSettingsTest {

    @Test
    void a_source_is_told_in_words_that_its_writer_knows() {
        String file = "WEB-INF/classes/META-INF/microprofile-config.properties";

        assertThat(MicroProfileSettings.plainly("PropertiesConfigSource[source=vfs:/content/shop.war/" + file + "]"))
                .isEqualTo("shop.war/" + file);
        assertThat(MicroProfileSettings.plainly("PropertiesConfigSource[source=file:/srv/shop/" + file + "]"))
                .isEqualTo("/srv/shop/" + file);
        assertThat(MicroProfileSettings.plainly("SysPropConfigSource")).isEqualTo("system property");
        assertThat(MicroProfileSettings.plainly("EnvConfigSource")).isEqualTo("environment variable");
        assertThat(MicroProfileSettings.plainly("the registry of the house")).isEqualTo("the registry of the house");
    }
}
