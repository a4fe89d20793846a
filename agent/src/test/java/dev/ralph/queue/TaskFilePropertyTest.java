package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Status;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Files put together at random; the report names the seed that made them. */
final class TaskFilePropertyTest {

    private static final int FILES = 3_000;
    private static final List<String> WORDS = List.of("PENDING", "in_progress", "Completed", "FAILED", "BLOCKED");
    private static final List<String> ENDS = List.of("\n", "\r\n");
    private static final List<String> LINES = List.of(
            "STATUS: FAILED",
            "```",
            "~~~~",
            "- [ ] tests pass",
            "## Notes",
            "### Task: x",
            "caf\u00C3\u00A9 \u00E2\u0080\u0094",
            "\u00FF\u00FE damaged",
            "\u001B[31m",
            "x ---RALPH_STATUS--- y",
            "",
            "   ",
            "---");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @BeforeEach
    void say_the_seed(TestReporter reporter) {
        reporter.publishEntry("seed", Long.toString(seed));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A file and the part of it that a new status may change. */
    private record Sample(String text, int start, int end, String lineEnd) {

        byte[] bytes() {
            return text.getBytes(ISO_8859_1);
        }
    }

    private String noise(String lineEnd) {
        StringBuilder noise = new StringBuilder();
        boolean fenced = false;
        for (int i = random.nextInt(12); i > 0; i--) {
            String line = any(LINES);
            // A fence left open would swallow the block, which is then not the live one.
            if (!line.startsWith("~~~~") && (!line.equals("```") || !fenced)) {
                fenced |= line.equals("```");
                noise.append(line).append(lineEnd);
            }
        }
        return fenced ? noise + "```" + lineEnd : noise.toString();
    }

    private Sample sample() {
        String lineEnd = any(ENDS);
        String before = any(List.of("", "\u00EF\u00BB\u00BF")) + "# Task T1: x" + lineEnd + noise(lineEnd)
                + "---RALPH_STATUS---" + any(List.of("", " ")) + lineEnd + any(List.of("NOTE: \u00FF" + lineEnd, ""));
        String key = any(List.of("STATUS: ", "**Status**:", "- status : ", "STATUS:\t"));
        String word = any(WORDS);
        String after = any(List.of("", "  ")) + lineEnd + any(List.of("", "COMPLEXITY: high" + lineEnd))
                + "---END_RALPH_STATUS---";
        String tail = any(List.of("", lineEnd, lineEnd + noise(lineEnd) + "no line end"));
        int start = before.length() + key.length();
        return new Sample(before + key + word + after + tail, start, start + word.length(), lineEnd);
    }

    @Test
    void a_status_changes_the_value_of_the_status_and_no_other_byte() {
        for (int i = 0; i < FILES; i++) {
            Sample sample = sample();
            Status status = any(List.of(Status.values()));
            TaskFile file = TaskFile.parse("T1.md", sample.bytes());

            String after = new String(file.withStatus(status, Map.of()).bytes(), ISO_8859_1);

            String written = file.task().status() == status
                    ? sample.text().substring(sample.start(), sample.end())
                    : status.name();
            assertThat(after)
                    .as("seed %d file %d", seed, i)
                    .isEqualTo(sample.text().substring(0, sample.start())
                            + written
                            + sample.text().substring(sample.end()));
        }
    }

    @Test
    void a_new_field_is_one_new_line() {
        for (int i = 0; i < FILES; i++) {
            Sample sample = sample();
            TaskFile file = TaskFile.parse("T1.md", sample.bytes());

            TaskFile after = file.withStatus(file.task().status(), Map.of("VERDICT", "FIXED"));

            String line = "VERDICT: FIXED" + sample.lineEnd();
            String end = "---END_RALPH_STATUS---";
            int at = sample.text().indexOf(end);
            assertThat(new String(after.bytes(), ISO_8859_1))
                    .as("seed %d file %d", seed, i)
                    .isEqualTo(sample.text().substring(0, at)
                            + line
                            + sample.text().substring(at));
        }
    }

    @Test
    void a_failure_leaves_all_that_was_there() {
        for (int i = 0; i < FILES; i++) {
            Sample sample = sample();
            TaskFile file = TaskFile.parse("T1.md", sample.bytes());

            TaskFile after = file.withFailure(new Failure("now", FailureClass.TASK, "f" + i, noise("\n") + "end"));

            assertThat(new String(after.bytes(), ISO_8859_1))
                    .as("seed %d file %d", seed, i)
                    .startsWith(sample.text());
            assertThat(after.task().status()).isEqualTo(file.task().status());
            assertThat(after.history()).hasSize(file.history().size() + 1);
        }
    }
}
