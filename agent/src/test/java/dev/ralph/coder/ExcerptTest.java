package dev.ralph.coder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

final class ExcerptTest {

    @Test
    void short_text_stays_as_it_is() {
        assertThat(Excerpt.of("a\r\nb\n", 4_000)).isEqualTo("a\r\nb\n");
    }

    @Test
    void whole_lines_are_left_out_of_the_middle_and_counted() {
        assertThat(Excerpt.of("12345678\n".repeat(1_000), 1_000).lines())
                .hasSize(101)
                .contains("[... 900 lines with 7200 characters left out ...]");
    }

    @Test
    void a_line_is_cleaned_of_secrets_before_it_is_cut() {
        String line = "x".repeat(680) + " ghp_" + "a".repeat(200) + " " + "y".repeat(2_000);

        assertThat(Excerpt.of(line + "\n" + "z".repeat(4_000), 4_000))
                .contains("[redacted]")
                .contains(" characters left out ...] yyy")
                .doesNotContain("ghp_");
    }

    @Test
    void a_character_is_never_cut_in_two() {
        assertThat(Excerpt.head("ab\uD83D\uDE00", 3)).isEqualTo("ab");
        assertThat(Excerpt.of(("\uD83D\uDE00".repeat(2_000) + "\n").repeat(3), 4_000)
                        .codePoints())
                .noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        assertThat(Excerpt.of(("x" + "\uD83D\uDE00".repeat(2_000) + "\n").repeat(3), 4_000)
                        .codePoints())
                .noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    @Test
    void whatever_the_text_it_is_never_too_long(TestReporter report) {
        long seed = new Random().nextLong();
        report.publishEntry("seed", String.valueOf(seed));
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder();
            for (int lines = random.nextInt(200); lines > 0; lines--) {
                text.append("x".repeat(random.nextInt(10) == 0 ? random.nextInt(9_000) : random.nextInt(80)))
                        .append('\n');
            }
            int most = 4_000 + random.nextInt(8_000);

            assertThat(Excerpt.of(text.toString(), most).length())
                    .as("seed %d, text %d", seed, i)
                    .isLessThanOrEqualTo(most);
        }
    }
}
