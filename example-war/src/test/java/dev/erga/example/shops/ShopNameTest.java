package dev.erga.example.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.example.errors.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopNameTest {

    @Test
    void reports_go_to_the_owner_of_the_shop() {
        assertThat(new ShopName("acme-2").owner()).isEqualTo("owner@acme-2.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Acme", "a_b", "acme\nBcc: x@y.zz", "a23456789-123456789-123456789-1"})
    void what_cannot_be_the_name_of_a_shop_is_refused(String name) {
        assertThatThrownBy(() -> new ShopName(name))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo("ERGA-0818"));
    }
}
