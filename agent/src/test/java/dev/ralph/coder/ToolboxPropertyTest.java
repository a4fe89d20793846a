package dev.ralph.coder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.llm.ToolCall;
import dev.ralph.support.MemoryDesk;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Calls of any shape; the report names the seed that made them. */
final class ToolboxPropertyTest {

    private static final List<String> TOOLS = List.of(
            "list", "read", "search", "edit", "create", "run_tests", "diagnose", "show_diff", "delegate", "rm", "");
    private static final List<String> NAMES = List.of(
            "path",
            "from",
            "to",
            "find",
            "replacement",
            "content",
            "folder",
            "glob",
            "text",
            "regex",
            "tests",
            "reason",
            "parts",
            "title",
            "claim",
            "",
            "$ref");
    private static final List<String> VALUES = List.of(
            "\"a.py\"",
            "\"tests\"",
            "\"../a\"",
            "\".git\"",
            "\"x\"",
            "\"\"",
            "1",
            "-1",
            "2147483648",
            "1e999",
            "null",
            "true",
            "[]",
            "[\"x\"]",
            "[[]]",
            "{}",
            "[{}]",
            "\"**/*[\"",
            "\"(a|b)*\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"",
            "{",
            "NaN",
            "\"[redacted]\"");

    @Test
    void whatever_a_model_calls_it_gets_one_answer_and_nothing_leaves_the_desk(TestReporter report) {
        long seed = new Random().nextLong();
        report.publishEntry("seed", String.valueOf(seed));
        Random random = new Random(seed);
        MemoryDesk desk = new MemoryDesk(Map.of("a.py", "x\ny\n", "tests/b.py", "x", "c.bin", "\0"));
        Toolbox tools = Toolbox.of(Bench.assignment(true), desk);
        for (int i = 0; i < 5_000; i++) {
            ToolCall call = new ToolCall("id" + i, pick(random, TOOLS), arguments(random));

            Toolbox.Work work = tools.use(List.of(call));

            assertThat(work.steps())
                    .as("seed %d, %s", seed, call)
                    .hasSize(work.ending().isPresent() ? 0 : 1);
            assertThat(work.steps()).allMatch(step -> step.result().length() <= Excerpt.MOST);
        }
        assertThat(desk.files())
                .noneMatch(path -> path.contains("..") || path.startsWith("/") || path.contains(".git"));
    }

    private static String arguments(Random random) {
        StringBuilder json = new StringBuilder("{");
        for (int i = random.nextInt(4); i > 0; i--) {
            json.append('"').append(pick(random, NAMES)).append("\":").append(pick(random, VALUES));
            json.append(i == 1 ? "" : ",");
        }
        return random.nextInt(20) == 0 ? json.toString() : json.append('}').toString();
    }

    private static String pick(Random random, List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
