package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Ralph;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParseStatusCommandTest {

    @Test
    void it_prints_the_claim_and_the_fields() {
        Ralph ralph = Ralph.reading("""
                Done.
                ---RALPH_STATUS---
                STATUS: COMPLETE
                FILES_MODIFIED: 3
                ---END_RALPH_STATUS---
                """, "parse-status");

        assertThat(ralph.out().strip())
                .isEqualTo("{\"claim\":\"COMPLETE\",\"fields\":{\"STATUS\":\"COMPLETE\",\"FILES_MODIFIED\":\"3\"}}");
        assertThat(ralph.exitCode()).isZero();
    }

    @Test
    void a_reply_without_a_block_claims_nothing_and_was_read_all_the_same() {
        Ralph ralph = Ralph.reading("I am done.", "parse-status");

        assertThat(ralph.out().strip()).isEqualTo("{\"claim\":\"NONE\",\"fields\":{}}");
        assertThat(ralph.exitCode()).isZero();
    }

    @Test
    void bytes_that_are_no_text_are_read() {
        byte[] noise = new byte[4096];
        new Random(7).nextBytes(noise);

        assertThat(Ralph.reading(noise, "parse-status").exitCode()).isZero();
    }

    @Test
    void a_reply_that_is_too_long_is_refused_with_the_remedy() {
        Ralph ralph = Ralph.reading(new byte[(8 << 20) + 1], "parse-status");

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err()).contains("more than 8 MiB").contains("remedy:");
    }
}
