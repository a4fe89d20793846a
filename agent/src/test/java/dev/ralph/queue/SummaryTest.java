package dev.ralph.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import dev.ralph.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

final class SummaryTest {

    private static final Path PLANS = Path.of("src/test/resources/plans");
    private static final Path SEED = PLANS.resolve("seed/26-04-PLAN.md");

    private static final Summary.Facts FACTS = new Summary.Facts(
            "2026-01-15",
            "12min",
            List.of("3 of 3 artifacts are there: \"all\"", "pytest: 20 passed"),
            List.of("Fix the fixtures - abc1234"),
            List.of("option-a # not a comment: really\n---"),
            List.of());

    private static Task task(Path plan) throws IOException {
        return TaskFile.parse(plan.getFileName().toString(), Files.readAllBytes(plan))
                .task();
    }

    private static Map<String, Object> frontMatter(String summary) {
        assertThat(summary).startsWith("---\n");
        return new Yaml().load(summary.substring(4, summary.indexOf("\n---\n", 4) + 1));
    }

    @Test
    void a_summary_is_written_as_planners_read_it() throws IOException {
        String summary = Summary.text(task(SEED), FACTS);

        assertThat(summary).isEqualTo(Files.readString(SEED.resolveSibling("summary.md")));
    }

    @Test
    void its_front_matter_reads_back() throws IOException {
        Map<String, Object> matter = frontMatter(Summary.text(task(SEED), FACTS));

        assertThat(matter.keySet())
                .containsExactly(
                        "phase",
                        "plan",
                        "subsystem",
                        "tags",
                        "requires",
                        "provides",
                        "affects",
                        "tech-stack",
                        "key-files",
                        "key-decisions",
                        "patterns-established",
                        "requirements-completed",
                        "duration",
                        "completed");
        assertThat(matter)
                .containsEntry("plan", "04")
                .containsEntry("completed", "2026-01-15")
                .containsEntry("key-decisions", List.of("option-a # not a comment: really ---"));
    }

    @Test
    void dependencies_and_requirements_are_in_it() throws IOException {
        Map<String, Object> matter = frontMatter(Summary.text(task(PLANS.resolve("tags/01-02-PLAN.md")), FACTS));

        assertThat(matter)
                .containsEntry("requirements-completed", List.of("AUTH-01", "AUTH-02"))
                .containsEntry(
                        "requires",
                        List.of(
                                Map.of("phase", "01", "provides", "plan 01-01"),
                                Map.of("phase", "T1336", "provides", "plan T1336")));
    }

    @Test
    void it_goes_beside_its_plan() {
        assertThat(Summary.path(Path.of("a/26-04-PLAN.md"))).isEqualTo(Path.of("a/26-04-SUMMARY.md"));
        assertThat(Summary.path(Path.of("PLAN.md"))).isEqualTo(Path.of("SUMMARY.md"));
        assertThat(Summary.path(Path.of("a/other.md"))).isEqualTo(Path.of("a/other-SUMMARY.md"));
    }

    @Test
    void a_summary_that_is_there_is_left_alone(@TempDir Path folder) throws IOException {
        Path plan = folder.resolve("26-04-PLAN.md");

        assertThat(Summary.write(plan, "first")).isTrue();
        assertThat(Summary.write(plan, "second")).isFalse();

        assertThat(folder.resolve("26-04-SUMMARY.md")).hasContent("first");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void a_folder_that_cannot_be_written_is_a_problem(@TempDir Path folder) {
        Path plan = folder.resolve("missing/26-04-PLAN.md");

        assertThatThrownBy(() -> Summary.write(plan, "x"))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("26-04-SUMMARY.md");
    }
}
