package dev.ralph.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatusBlocksTest {

    private static final Path CASES = Path.of("src/test/resources/conformance/status-block");

    @TestFactory
    Stream<DynamicTest> every_conformance_case_gives_its_claim_and_fields() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            List<Path> folders = cases.sorted().toList();
            assertThat(folders).hasSizeGreaterThanOrEqualTo(28);
            return folders.stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
        }
    }

    private static void check(Path folder) throws IOException {
        Expected expected =
                new ObjectMapper().readValue(folder.resolve("expected.json").toFile(), Expected.class);

        Claim claim = StatusBlocks.claim(Files.readString(folder.resolve("reply.txt"), StandardCharsets.UTF_8));

        assertThat(claim.word().name()).isEqualTo(expected.claim);
        assertThat(claim.fields()).containsExactlyEntriesOf(expected.fields);
    }

    private record Expected(String claim, LinkedHashMap<String, String> fields) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**STATUS:** COMPLETE",
                "- **STATUS**: complete",
                "\t* STATUS\t:\tCompleted  ",
                "STATUS: BLOCKED\nSTATUS: COMPLETE",
            })
    void decoration_and_repetition_do_not_hide_a_status(String lines) {
        Claim claim = StatusBlocks.claim(block(lines));

        assertThat(claim.word()).isEqualTo(Claim.Word.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ---RALPH_STATUS---\n> STATUS: COMPLETE\n> ---END_RALPH_STATUS---\n",
                "    ---RALPH_STATUS---\nSTATUS: COMPLETE\n    ---END_RALPH_STATUS---\n",
                "x ---RALPH_STATUS---\nSTATUS: COMPLETE\n---END_RALPH_STATUS--- x\n",
            })
    void a_marker_that_shares_its_line_is_text(String reply) {
        assertThat(StatusBlocks.claim(reply).word()).isEqualTo(Claim.Word.NONE);
    }

    @Test
    void a_block_that_runs_into_a_code_block_lost_its_end() {
        String reply = "---RALPH_STATUS---\nSTATUS: COMPLETE\n```\n---END_RALPH_STATUS---\n```\n";

        assertThat(StatusBlocks.claim(reply).word()).isEqualTo(Claim.Word.UNPARSEABLE);
    }

    @Test
    void a_short_fence_does_not_close_a_long_one() {
        String reply = block("STATUS: BLOCKED") + "````\n```\n" + block("STATUS: COMPLETE") + "```\n````\n";

        assertThat(StatusBlocks.claim(reply).word()).isEqualTo(Claim.Word.BLOCKED);
    }

    @Test
    void no_input_throws_or_reports_success_without_a_complete_block(TestReporter reporter) {
        long seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        String[] pieces = {
            "---RALPH_STATUS---",
            "---END_RALPH_STATUS---",
            "STATUS: COMPLETE",
            "STATUS",
            ":",
            "\n",
            "\r\n",
            "\r",
            " ",
            "```",
            "~~~~",
            "**",
            "- ",
            "> ",
            "\uFEFF",
            "\u0000",
            "é",
            "\uD800",
            "EXIT_SIGNAL: true",
            "SUCCESS",
            "\t"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder reply = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                reply.append(pieces[random.nextInt(pieces.length)]);
            }
            Claim claim = StatusBlocks.claim(reply.toString());
            if (claim.word() == Claim.Word.COMPLETE) {
                assertThat(reply)
                        .as("seed %d round %d", seed, round)
                        .containsSubsequence("---RALPH_STATUS---", "STATUS: COMPLETE", "---END_RALPH_STATUS---");
            }
        }
    }

    private static String block(String lines) {
        return "---RALPH_STATUS---\n" + lines + "\n---END_RALPH_STATUS---\n";
    }

    @Test
    void unknown_keys_are_kept_in_order() {
        Claim claim = StatusBlocks.claim(block("b: 1\nSTATUS: PENDING\na-x: 2\nno key here"));

        assertThat(claim.fields())
                .containsExactly(Map.entry("B", "1"), Map.entry("STATUS", "PENDING"), Map.entry("A-X", "2"));
    }
}
