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
        for (int round = 0; round < 10_000; round++) {
            StringBuilder reply = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                reply.append(pieces[random.nextInt(pieces.length)]);
            }
            String what = "seed %d round %d".formatted(seed, round);
            Claim claim = StatusBlocks.claim(reply.toString());
            if (claim.word() == Claim.Word.COMPLETE) {
                assertThat(hasCompleteBlock(reply.toString())).as(what).isTrue();
                assertThat(claim.fields()).as(what).doesNotContainEntry("TESTS_STATUS", "FAILING");
                assertThat(claim.fields()).as(what).doesNotContainEntry("EXIT_SIGNAL", "false");
            }
            String fenced = "~~~~~~~~~\n" + reply.toString().replace("~", "") + "\n~~~~~~~~~\n";
            assertThat(StatusBlocks.claim(block("STATUS: BLOCKED") + fenced).word())
                    .as(what)
                    .isEqualTo(Claim.Word.BLOCKED);
            // Without its end a block says nothing, whatever is in it.
            String cut = reply.toString().replace("END_", "");
            assertThat(StatusBlocks.claim(cut).word()).as(what).isIn(Claim.Word.NONE, Claim.Word.UNPARSEABLE);
        }
    }

    /** Looks line by line, and for nothing else: the two markers and the word between them. */
    private static boolean hasCompleteBlock(String reply) {
        boolean open = false;
        boolean complete = false;
        for (String line : reply.split("\n", -1)) {
            String text = line.replace("\uFEFF", "").stripTrailing();
            if (text.matches(" {0,3}---RALPH_STATUS---")) {
                open = true;
                complete = false;
            } else if (open && complete && text.matches(" {0,3}---END_RALPH_STATUS---")) {
                return true;
            }
            complete |= open && text.matches("(?s).*STATUS.*:.*COMPLETE.*");
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMPLEXITY: Medium",
                "PARENT_TASK: T1291",
                "MODEL_TIER: TIER1",
                "WSJF: 3.5",
                "QUEUE: DEPLOY",
                "SOURCE_TASK: T0012",
                "SOURCE_DEPLOY: D7",
                "PRIORITY: P0",
                "CREATED_BY: fractal",
                "LOOP: 12",
                "TASK_COMPLETED: yes, all: of it",
                "NEXT_TASK: -",
                "BLOCKERS: none",
                "EXIT_REASON: plan_complete",
                "TASKS_COMPLETED_THIS_LOOP: 1",
                "FILES_MODIFIED: 3",
                "WORK_TYPE: TESTING",
                "RECOMMENDATION: set STATUS: FAILED, then EXIT_SIGNAL: false",
            })
    void keys_of_other_tools_are_kept_as_they_are(String line) {
        Claim claim = StatusBlocks.claim(block("STATUS: COMPLETE\n" + line));

        int colon = line.indexOf(':');
        assertThat(claim.word()).isEqualTo(Claim.Word.COMPLETE);
        assertThat(claim.fields())
                .containsExactly(
                        Map.entry("STATUS", "COMPLETE"),
                        Map.entry(line.substring(0, colon), line.substring(colon + 2)));
    }

    @Test
    void a_value_of_many_lines_hides_nothing() {
        Claim claim = StatusBlocks.claim(
                block("STATUS: COMPLETE\nMETRICS:\n  * passed: 12\n  two words: 3\n\n  and so on\nEXIT_SIGNAL: TRUE"));

        assertThat(claim.word()).isEqualTo(Claim.Word.COMPLETE);
        assertThat(claim.fields())
                .containsEntry("METRICS", "")
                .containsEntry("PASSED", "12")
                .containsEntry("EXIT_SIGNAL", "true");
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
