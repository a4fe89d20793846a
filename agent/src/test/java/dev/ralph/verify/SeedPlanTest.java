package dev.ralph.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.MustHaves;
import dev.ralph.model.MustHaves.Artifact;
import dev.ralph.model.MustHaves.KeyLink;
import dev.ralph.model.Plan;
import dev.ralph.model.PlanTask;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.SandboxUser;
import dev.ralph.sandbox.Sandboxes;
import dev.ralph.support.Needs;
import dev.ralph.verify.PlanReport.FileCheck;
import dev.ralph.verify.PlanReport.Outcome;
import dev.ralph.verify.PlanReport.Overall;
import dev.ralph.verify.PlanReport.TaskCheck;
import dev.ralph.verify.PlanReport.TruthCheck;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that somebody really wrote, on a tree where it was done and on one where it was not. */
@Needs("bubblewrap")
final class SeedPlanTest {

    private static final String FEEDBACK = "backend/tests/test_feedback_enhanced.py";
    private static final String HEALTH = "backend/tests/test_health_monitoring.py";
    private static final String CONFTEST = "backend/tests/conftest.py";

    private static final String VERIFY_1 = """

                grep -n "def db(" backend/tests/test_feedback_enhanced.py && echo "FAIL: local db fixture still exists" || echo "PASS: local fixture removed"
                grep -n "def.*db_session" backend/tests/test_feedback_enhanced.py | wc -l | grep -q "0" && echo "PASS: no local db_session fixture" || echo "INFO: checking parameter usage..."
            """;

    private static final String VERIFY_2 = """

                grep -n "Base.metadata.create_all" backend/tests/test_health_monitoring.py && echo "FAIL: local create_all still exists" || echo "PASS: using standardized fixture"
                grep -n "create_engine" backend/tests/test_health_monitoring.py && echo "INFO: checking engine imports..."
            """;

    private static final String VERIFY_3 = """

                PYTHONPATH=/Users/rushiparikh/projects/atom/backend pytest backend/tests/test_feedback_enhanced.py -v 2>&1 | grep -E "PASSED|FAILED|ERROR" | tail -5
                PYTHONPATH=/Users/rushiparikh/projects/atom/backend pytest backend/tests/test_health_monitoring.py -v 2>&1 | grep -E "PASSED|FAILED|ERROR" | tail -5
            """;

    private static final MustHaves MUST_HAVES = new MustHaves(
            List.of(
                    "Tests run without UNIQUE constraint failed: users.email errors",
                    "Tests run without duplicate index definition errors",
                    "Each test gets a fresh database state",
                    "In-memory database is used for all test fixtures"),
            List.of(
                    artifact(CONFTEST, OptionalInt.of(60), Optional.empty()),
                    artifact(FEEDBACK, OptionalInt.empty(), Optional.of("@pytest.fixture")),
                    artifact(HEALTH, OptionalInt.empty(), Optional.of("def db_session"))),
            List.of(new KeyLink(
                    CONFTEST,
                    "core.database.Base",
                    "Base.metadata.create_all with checkfirst=True",
                    Optional.of("Base\\.metadata\\.create_all.*checkfirst"))));

    @TempDir
    private Path folder;

    @BeforeEach
    void let_the_sandbox_in() {
        SandboxUser.current().prepare(folder);
    }

    @Test
    void the_first_two_tasks_pass_on_the_fixed_tree_and_fail_on_the_broken_one() {
        assertThat(outcomes(judge("fixed", VERIFY_1, VERIFY_2))).containsExactly(Outcome.PASSED, Outcome.PASSED);
        assertThat(outcomes(judge("broken", VERIFY_1, VERIFY_2))).containsExactly(Outcome.FAILED, Outcome.FAILED);
    }

    @Test
    void a_task_whose_tests_cannot_run_has_no_evidence() {
        String missing = VERIFY_3.replace(" pytest ", " pytest-that-is-missing ");

        assertThat(outcomes(judge("fixed", missing))).containsExactly(Outcome.NO_EVIDENCE);
        assertThat(outcomes(judge("broken", missing))).containsExactly(Outcome.NO_EVIDENCE);
    }

    @Test
    @Needs({"bubblewrap", "pytest"})
    void tests_that_ran_decide_and_support_the_truths_about_them() {
        PlanReport fixed = judge("fixed", VERIFY_1, VERIFY_2, VERIFY_3);
        PlanReport broken = judge("broken", VERIFY_1, VERIFY_2, VERIFY_3);

        assertThat(outcomes(fixed)).containsOnly(Outcome.PASSED);
        assertThat(outcomes(broken)).containsOnly(Outcome.FAILED);
        assertThat(fixed.tasks().get(2).commands())
                .extracting(PlanReport.CommandCheck::testsPassed)
                .containsExactly(15, 6);
        assertThat(fixed.tasks().get(2).commands().get(0).notes())
                .containsExactly("/Users/rushiparikh/projects/atom/backend was read as /work/backend");
        assertThat(fixed.truths()).extracting(TruthCheck::isSupported).containsExactly(true, true, false, false);
        assertThat(fixed.truths().get(0).supportedBy()).hasSize(2);
        assertThat(broken.truths()).extracting(TruthCheck::isSupported).containsOnly(false);
    }

    @Test
    void files_are_a_second_witness_and_support_no_behaviour() {
        PlanReport fixed = judge("fixed", VERIFY_1);
        PlanReport broken = judge("broken", VERIFY_1);

        // The plan demands of the third file what its own second task removes.
        assertThat(fixed.artifacts())
                .extracting(FileCheck::outcome)
                .containsExactly(Outcome.PASSED, Outcome.PASSED, Outcome.FAILED);
        assertThat(broken.artifacts()).extracting(FileCheck::outcome).containsOnly(Outcome.PASSED);
        assertThat(fixed.keyLinks()).extracting(FileCheck::outcome).containsExactly(Outcome.PASSED);
        assertThat(fixed.truths()).extracting(TruthCheck::isSupported).containsOnly(false);
        assertThat(fixed.overall()).isEqualTo(Overall.FAILED);
    }

    private static List<Outcome> outcomes(PlanReport report) {
        return report.tasks().stream().map(TaskCheck::outcome).toList();
    }

    private PlanReport judge(String tree, String... verify) {
        List<PlanTask> tasks = IntStream.range(0, verify.length)
                .mapToObj(i -> Plans.task(i + 1, "task " + (i + 1), verify[i]))
                .toList();
        Path room = folder.resolve(tree);
        return new PlanCheck(Sandboxes.choose("bubblewrap"), Limits.testing(Duration.ofMinutes(2)))
                .judge(
                        new Plan(Plans.HEAD, MUST_HAVES, tasks, List.of()),
                        new PlanCheck.Project("atom", tree(tree)),
                        room,
                        room.resolve("logs"));
    }

    private static Path tree(String name) {
        try {
            return Path.of(Objects.requireNonNull(SeedPlanTest.class.getResource("/verify/trees/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Artifact artifact(String path, OptionalInt lines, Optional<String> contains) {
        return new Artifact(path, "", lines, contains, List.of());
    }
}
