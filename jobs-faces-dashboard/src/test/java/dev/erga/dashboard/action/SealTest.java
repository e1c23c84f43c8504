package dev.erga.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> WORDS = List.of("olga", "pause-queue", "mail");
    private static final Seal SEAL = new Seal("0123456789abcdef0123456789abcdef");

    @Test
    void a_seal_is_good_on_its_words_for_its_time_on_every_node() {
        String seal = SEAL.on(WORDS, NOW);

        assertThat(new Seal("0123456789abcdef0123456789abcdef").isOn(WORDS, seal, NOW.plusSeconds(3_600), HOUR))
                .isTrue();
        assertThat(SEAL.isOn(WORDS, seal, NOW.plusSeconds(3_601), HOUR)).isFalse();
        assertThat(SEAL.isOn(WORDS, seal, NOW.minusSeconds(61), HOUR)).isFalse();
    }

    @Test
    void a_seal_is_not_good_on_other_words_nor_from_another_browser() {
        String seal = SEAL.on(WORDS, NOW);

        assertThat(SEAL.isOn(List.of("vic", "pause-queue", "mail"), seal, NOW, HOUR))
                .isFalse();
        assertThat(SEAL.isOn(List.of("olga", "resume-queue", "mail"), seal, NOW, HOUR))
                .isFalse();
        assertThat(SEAL.isOn(List.of("olga", "pause-queue", "pdf"), seal, NOW, HOUR))
                .isFalse();
        assertThat(SEAL.isOn(List.of("olga", "pause-queuemail", ""), seal, NOW, HOUR))
                .isFalse();
        assertThat(new Seal("ffffffffffffffffffffffffffffffff").isOn(WORDS, seal, NOW, HOUR))
                .isFalse();
    }

    @Test
    void a_seal_cannot_be_made_younger() {
        String seal = SEAL.on(WORDS, NOW);
        String younger = NOW.getEpochSecond() + 7_200 + seal.substring(seal.indexOf('.'));

        assertThat(SEAL.isOn(WORDS, younger, NOW.plusSeconds(7_200), HOUR)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.", "x.y", "99999999999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_is_no_seal_is_none(String nonsense) {
        assertThat(SEAL.isOn(WORDS, nonsense, NOW, HOUR)).isFalse();
    }
}
