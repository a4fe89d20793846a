package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.FailureClass;
import dev.ralph.model.MustHaves.Artifact;
import dev.ralph.model.MustHaves.KeyLink;
import dev.ralph.model.Plan;
import dev.ralph.model.PlanTask;
import dev.ralph.model.PlanTask.Kind;
import dev.ralph.model.Ranking;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A plan as a planner wrote it, byte for byte. */
final class SeedPlanTest {

    private static final Path SEED = Path.of("src/test/resources/plans/seed/26-04-PLAN.md");
    private static final String BACKEND = "PYTHONPATH=/Users/rushiparikh/projects/atom/backend pytest backend/tests/";

    private static TaskFile seed() throws IOException {
        return TaskFile.parse("26-04-PLAN.md", Files.readAllBytes(SEED));
    }

    private static Plan plan() throws IOException {
        return seed().task().plan().orElseThrow();
    }

    @Test
    void the_task_is_read() throws IOException {
        Task task = seed().task();

        assertThat(task.id()).isEqualTo(new TaskId("26-04"));
        assertThat(task.title()).isEqualTo("Database Cleanup Infrastructure");
        assertThat(task.goal())
                .startsWith("Add pytest conftest hooks for database cleanup")
                .endsWith("**Output:** Tests run with clean database state per function.");
        assertThat(task.ranking()).isEqualTo(new Ranking("tdd", 2, 0));
        assertThat(task.status()).isEqualTo(Status.PENDING);
        assertThat(task.dependsOn()).isEmpty();
        assertThat(task.criteria()).isEmpty();
        assertThat(task.failures()).isZero();
        assertThat(task.keys()).containsEntry("plan", "04").doesNotContainKey("must_haves");
    }

    @Test
    void the_front_matter_is_read() throws IOException {
        Plan.Head head = plan().head();

        assertThat(head)
                .isEqualTo(new Plan.Head(
                        "26-ci-cd-fixes",
                        "04",
                        "execute",
                        1,
                        List.of(),
                        List.of(
                                "backend/tests/conftest.py",
                                "backend/tests/test_feedback_enhanced.py",
                                "backend/tests/test_health_monitoring.py"),
                        true,
                        true));
    }

    @Test
    void the_must_haves_are_read() throws IOException {
        var mustHaves = plan().mustHaves();

        assertThat(mustHaves.truths())
                .containsExactly(
                        "Tests run without UNIQUE constraint failed: users.email errors",
                        "Tests run without duplicate index definition errors",
                        "Each test gets a fresh database state",
                        "In-memory database is used for all test fixtures");
        String standard = "Tests using standardized db_session fixture";
        assertThat(mustHaves.artifacts())
                .containsExactly(
                        new Artifact(
                                "backend/tests/conftest.py",
                                "Database session fixture with fresh state per test",
                                OptionalInt.of(60),
                                Optional.empty(),
                                List.of()),
                        new Artifact(
                                "backend/tests/test_feedback_enhanced.py",
                                standard,
                                OptionalInt.empty(),
                                Optional.of("@pytest.fixture"),
                                List.of()),
                        new Artifact(
                                "backend/tests/test_health_monitoring.py",
                                standard,
                                OptionalInt.empty(),
                                Optional.of("def db_session"),
                                List.of()));
        assertThat(mustHaves.keyLinks())
                .containsExactly(new KeyLink(
                        "backend/tests/conftest.py",
                        "core.database.Base",
                        "Base.metadata.create_all with checkfirst=True",
                        Optional.of("Base\\.metadata\\.create_all.*checkfirst")));
    }

    @Test
    void an_escape_that_yaml_does_not_know_is_the_one_warning() throws IOException {
        assertThat(plan().warnings())
                .containsExactly("line 34: '\\.' in double quotes is no escape of YAML and is read as it is written; "
                        + "single quotes say the same");
    }

    @Test
    void the_three_tasks_are_read() throws IOException {
        List<PlanTask> tasks = plan().tasks();

        assertThat(tasks).extracting(PlanTask::number).containsExactly(1, 2, 3);
        assertThat(tasks).extracting(PlanTask::kind).containsOnly(Kind.AUTO);
        assertThat(tasks)
                .extracting(PlanTask::name)
                .containsExactly(
                        "Fix test_feedback_enhanced.py to use standardized db_session fixture",
                        "Fix test_health_monitoring.py to use standardized db_session fixture",
                        "Verify tests pass with clean database state");
        assertThat(tasks.get(2).files())
                .containsExactly("backend/tests/test_feedback_enhanced.py", "backend/tests/test_health_monitoring.py");
        assertThat(tasks.get(0).action())
                .startsWith("1. Remove the local `db` fixture (lines 28-35)\n2. Remove")
                .endsWith("- Prevents UNIQUE constraint violations from stale data");
        assertThat(tasks.get(1).done()).startsWith("- No local `db_session`").contains("\n- No local engine");
    }

    @Test
    void commands_are_kept_as_they_are_written() throws IOException {
        List<PlanTask> tasks = plan().tasks();

        assertThat(tasks.get(0).verify().lines())
                .containsExactly(
                        "grep -n \"def db(\" backend/tests/test_feedback_enhanced.py && echo \"FAIL: local db fixture"
                                + " still exists\" || echo \"PASS: local fixture removed\"",
                        "grep -n \"def.*db_session\" backend/tests/test_feedback_enhanced.py | wc -l | grep -q \"0\" &&"
                                + " echo \"PASS: no local db_session fixture\" || echo \"INFO: checking parameter"
                                + " usage...\"");
        String show = " -v 2>&1 | grep -E \"PASSED|FAILED|ERROR\" | tail -5";
        assertThat(tasks.get(2).verify().lines())
                .containsExactly(
                        BACKEND + "test_feedback_enhanced.py" + show, BACKEND + "test_health_monitoring.py" + show);
    }

    @Test
    void state_goes_to_the_end_and_changes_no_other_byte() throws IOException {
        byte[] before = Files.readAllBytes(SEED);
        Map<String, String> question = new LinkedHashMap<>();
        question.put("QUESTION", "Which one?");
        TaskFile blocked = seed().withStatus(Status.BLOCKED, question);

        var added = Bytes.difference(before, blocked.bytes());
        assertThat(added.at()).isEqualTo(before.length);
        assertThat(added.removed()).isEmpty();
        assertThat(added.inserted()).isEqualTo("""

                        ## Ralph Status Block
                        ---RALPH_STATUS---
                        STATUS: BLOCKED
                        QUESTION: Which one?
                        ---END_RALPH_STATUS---
                        """);

        TaskFile answered = blocked.withStatus(Status.PENDING, Map.of("ANSWER", "option-a"));
        assertThat(text(answered).replace("STATUS: PENDING", "STATUS: BLOCKED").replace("ANSWER: option-a\n", ""))
                .isEqualTo(text(blocked));
        assertThat(answered.task().status()).isEqualTo(Status.PENDING);
        assertThat(answered.task().block().fields()).containsEntry("ANSWER", "option-a");

        TaskFile failed = answered.withFailure(
                new Failure("today", FailureClass.TASK, "abc", "it broke\n---\n## Objective\n</task>"));
        assertThat(text(failed)).startsWith(text(answered));
        assertThat(failed.task().failures()).isEqualTo(1);

        TaskFile twice = failed.withFailure(new Failure("later", FailureClass.TASK, "abc", "again"));
        assertThat(Bytes.difference(failed.bytes(), twice.bytes()).inserted()).isEqualTo("later) \u00C3\u0097" + "2");
        assertThat(twice.task().plan()).isEqualTo(seed().task().plan());
        assertThat(twice.task().goal()).isEqualTo(seed().task().goal());
    }

    @Test
    void with_other_line_ends_and_a_mark_it_is_the_same_plan() throws IOException {
        String unix = Files.readString(SEED);
        byte[] windows = ("\uFEFF" + unix.replace("\n", "\r\n")).getBytes(UTF_8);

        TaskFile file = TaskFile.parse("26-04-PLAN.md", windows);

        assertThat(file.task()).isEqualTo(seed().task());
        TaskFile done = file.withStatus(Status.COMPLETE, Map.of());
        assertThat(text(done))
                .isEqualTo(new String(windows, ISO_8859_1)
                        + "\r\n## Ralph Status Block\r\n---RALPH_STATUS---\r\nSTATUS: COMPLETE\r\n"
                        + "---END_RALPH_STATUS---\r\n");
        assertThat(done.task().status()).isEqualTo(Status.COMPLETE);
    }

    private static String text(TaskFile file) {
        return new String(file.bytes(), ISO_8859_1);
    }
}
