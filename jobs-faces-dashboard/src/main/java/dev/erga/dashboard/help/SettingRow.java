package dev.erga.dashboard.help;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.SettingDetails;

/**
 * One key of the configuration.
 *
 * @param key the whole key
 * @param value what holds
 * @param source where it was written
 * @param set whether somebody has set it
 */
public record SettingRow(String key, String value, String source, boolean set) {

    static SettingRow of(SettingDetails setting, Texts texts) {
        return new SettingRow(
                setting.key(),
                setting.value()
                        .map(value -> value.equals(SettingDetails.SECRET) ? texts.get("help.secret") : value)
                        .orElse(texts.get("help.unset")),
                setting.source().orElse(texts.get("help.default")),
                setting.source().isPresent());
    }
}
