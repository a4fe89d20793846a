package dev.ralph.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SealTest {

    /** The agent's own test has the same example. */
    @Test
    void a_seal_is_the_hmac_of_the_text() {
        assertThat(Seal.with("key").of("The quick brown fox jumps over the lazy dog"))
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    }
}
