package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Plans damaged at random; the report names the seed that damaged them. */
final class PlanPropertyTest {

    private static final int FILES = 1_000;
    private static final List<String> PIECES = List.of(
            "---",
            "```",
            "~~~~",
            "<task type=\"auto\">",
            "</task>",
            "<name>",
            "</name>",
            "<action>",
            "</action>",
            "<verify>",
            "<option id=",
            "<",
            ">",
            "\"",
            "'",
            "\\",
            "\"\\.\"",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "|",
            "&a ",
            "*a",
            "!!binary ",
            "? ",
            "%YAML 9999999999.1",
            "\t",
            "\r",
            "\n",
            "\u0000",
            "\u00FF",
            "\u00C3",
            "#",
            "## ",
            "### Task 1: x",
            "**Action:**",
            "---RALPH_STATUS---",
            "---END_RALPH_STATUS---",
            "STATUS: COMPLETE",
            "\"\\UFFFFFFFF\"",
            "\"\\uD800\"",
            "plan: 99999999999999999999",
            "wave: 99999999999",
            "depends_on: [..]",
            "must_haves: &m {a: *m}",
            "phase: \u00E9",
            "=",
            "~",
            "<<: *a",
            "0x1F",
            "1:20",
            "2001-01-01",
            "]]]",
            "\u2028");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @BeforeEach
    void say_the_seed(TestReporter reporter) {
        reporter.publishEntry("seed", Long.toString(seed));
    }

    private static List<byte[]> plans() throws IOException {
        List<byte[]> plans = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/plans"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("-PLAN.md"))
                    .sorted()
                    .toList()) {
                plans.add(Files.readAllBytes(file));
            }
        }
        return plans;
    }

    private String damaged(byte[] plan) {
        StringBuilder text = new StringBuilder(new String(plan, ISO_8859_1));
        for (int i = random.nextInt(6); i >= 0; i--) {
            // Half of the damage goes to the front matter, which is the smaller part.
            int reach = random.nextBoolean() ? text.length() : Math.min(text.length(), 600);
            int at = random.nextInt(reach + 1);
            int end = Math.min(text.length(), at + random.nextInt(4) * random.nextInt(12));
            text.replace(at, end, random.nextInt(4) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void damage_is_a_problem_with_a_line_or_a_plan_and_nothing_else() throws IOException {
        List<byte[]> plans = plans();
        int read = 0;
        for (int i = 0; i < FILES; i++) {
            String text = damaged(plans.get(random.nextInt(plans.size())));
            try {
                TaskFile file = TaskFile.parse("26-04-PLAN.md", text.getBytes(ISO_8859_1));
                TaskFile after = file.withStatus(Status.BLOCKED, Map.of("QUESTION", "?"));
                assertThat(after.task().status()).isEqualTo(Status.BLOCKED);
                // A code block that was left open is closed, which may be part of the last task.
                if (Lines.of(text.getBytes(ISO_8859_1)).openFence().isEmpty()) {
                    assertThat(after.task().plan()).isEqualTo(file.task().plan());
                }
                read++;
            } catch (RalphException e) {
                assertThat(e.problems()).isNotEmpty().allSatisfy(PlanPropertyTest::isComplete);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError("seed %d file %d%n%s".formatted(seed, i, text), e);
            }
        }
        assertThat(read).as("seed %d: files that could be read", seed).isPositive();
    }

    private static void isComplete(Problem problem) {
        assertThat(problem.what()).isNotBlank();
        assertThat(problem.where()).matches("26-04-PLAN\\.md:\\d+(:\\d+)?");
        assertThat(problem.remedy()).isNotBlank();
    }
}
