package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DoubleDecodedTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Path SEED = Path.of("src/test/resources/seeds/T1336.md");

    /** Reads UTF-8 as windows-1252, the bytes that this leaves out as control characters. */
    private static String doubled(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            String one = new String(new byte[] {b}, WINDOWS);
            out.append(one.equals("\uFFFD") ? new String(new byte[] {b}, ISO_8859_1) : one);
        }
        return out.toString();
    }

    private static String repaired(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new String(DoubleDecoded.repair(bytes).map(Repaired::bytes).orElse(bytes), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The delegation failed — we must proceed. Let’s analyze “it” again…",
                "Critères d'acceptation: déjà vérifiés à l'été, où ça coûte 5 €",
                "À l’école, l’œuvre naïve d’Éloïse: Œdipe, « cœur » et façade",
                "ÉVITER LES DONNÉES PARTAGÉES À L'ENTRÉE",
                "il va à Paris, voilà tout",
                "il dit «\u00A0oui\u00A0», puis «\u00A0non\u00A0»",
                "×3 → ✓ ✗ ✅ 🚀 25 °C ± 2 ½ § © ®",
                "├── src\n│   └── main\n",
                "España mañana, ESPAÑA, Ångström? nein: Grüße, Ü",
            })
    void what_was_decoded_twice_comes_back(String text) {
        assertThat(repaired(doubled(text))).isEqualTo(text);
    }

    @Test
    void what_was_decoded_three_times_comes_back() {
        assertThat(repaired(doubled(doubled("déjà — vu")))).isEqualTo("déjà — vu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "théâtre, à, où, Ça, pâte, Île, naïve, cœur, Œuvre, œil",
                "Il est là » dit-elle, « voilà » ; l’été… « bâti » – l’ÉTÉ’ « CAFÉ » “CAFÉ” CANADÀ…",
                "la lettre « Â » et la lettre « Ã », “Â” et “Ã”, \"Ã\", 'Â'",
                "MAÇÃ” IRMÃ… AMANHà » AMANHÃ’s – PARÁ",
                "på Å’s Å“ blå” „JÄ“ ÄRA’",
                "coborâ” … coborâ”, „pâ”",
                "à \u00A0» é\u00A0» â\u00A0» è…» ê“” î’…",
                "© ® € ™ — – ’ “ ” … × ÷ ß",
                "日本語 русский ελληνικά עברית 한국어",
                "",
            })
    void text_that_is_right_stays(String text) {
        assertThat(DoubleDecoded.repair(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void damaged_bytes_stay_beside_what_is_repaired() {
        byte[] damaged = "\u00FF caf\u00E9 \u00C3\u0083\u00C2\u00A9 \u00C3".getBytes(ISO_8859_1);

        byte[] repaired = DoubleDecoded.repair(damaged).orElseThrow().bytes();

        assertThat(new String(repaired, ISO_8859_1)).isEqualTo("\u00FF caf\u00E9 \u00C3\u00A9 \u00C3");
    }

    @Test
    void the_seed_task_is_repaired_in_two_lines_and_shown_as_a_diff() throws IOException {
        byte[] seed = Files.readAllBytes(SEED);

        Repaired repaired = DoubleDecoded.repair(seed).orElseThrow();

        assertThat(repaired.changedLines()).hasSize(2);
        assertThat(new String(repaired.bytes(), UTF_8))
                .isEqualTo(new String(seed, UTF_8).replace("â€”", "—").replace("â€™", "’"));
        assertThat(DoubleDecoded.repair(repaired.bytes())).isEmpty();
        assertThat(repaired.diff("T1336.md")).isEqualTo("""
                --- a/T1336.md
                +++ b/T1336.md
                @@ -38,9 +38,9 @@
                 FRACTAL_PARTIAL: 8/8 failed
                \s
                 === LLM Response ===
                -The fractal delegation failed due to system constraints â€” we must now proceed with direct implementation.
                +The fractal delegation failed due to system constraints — we must now proceed with direct implementation.
                \s
                -Letâ€™s analyze the task again:
                +Let’s analyze the task again:
                \s
                 ### Task: Ensure test isolation between PostgreSQL, SQLite, and Mock providers
                 - Goal: Prevent
                """);
    }

    @Test
    void a_diff_has_a_hunk_for_each_place_and_says_when_the_last_line_has_no_end() {
        String text = "â€”\r\n" + "x\n".repeat(8) + "â€”";

        String diff = DoubleDecoded.repair(text.getBytes(UTF_8)).orElseThrow().diff("a");

        assertThat(diff).isEqualTo("""
                --- a/a
                +++ b/a
                @@ -1,4 +1,4 @@
                -â€”\r
                +—\r
                 x
                 x
                 x
                @@ -7,4 +7,4 @@
                 x
                 x
                 x
                -â€”
                \\ No newline at end of file
                +—
                \\ No newline at end of file
                """);
    }

    @Test
    void a_repaired_file_has_nothing_left_to_repair(TestReporter reporter) {
        long seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        String pieces = "ÃÂâÅðï€”“’»« \u00A0™œ©¨§aZ\n\u0081\u009DŸ˜€éà'\"…—";
        for (int round = 0; round < 10_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            if (random.nextInt(4) == 0 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            DoubleDecoded.repair(bytes)
                    .ifPresent(repaired -> assertThat(DoubleDecoded.repair(repaired.bytes()))
                            .as("seed %d", seed)
                            .isEmpty());
        }
    }
}
