package dev.erga.cdi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settings that a test writes down. */
record FixedSettings(Map<String, String> values) implements Settings {

    static FixedSettings of(String... keysAndValues) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new FixedSettings(values);
    }

    @Override
    public Optional<Setting> find(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> new Setting(key, value, "test.properties"));
    }

    @Override
    public List<Setting> spelledOut() {
        return values.keySet().stream().flatMap(key -> find(key).stream()).toList();
    }
}
