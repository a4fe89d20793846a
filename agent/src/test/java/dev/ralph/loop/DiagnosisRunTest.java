package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Examination;
import dev.ralph.diagnose.order.ParallelRuns;
import dev.ralph.diagnose.report.Remedies;
import dev.ralph.diagnose.report.Report;
import dev.ralph.model.CellResult;
import dev.ralph.model.Leak;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.TestId;
import dev.ralph.runner.Framework;
import dev.ralph.runner.Probe;
import dev.ralph.runner.ProbeReport;
import dev.ralph.runner.ProbeSession;
import dev.ralph.runner.Runner;
import dev.ralph.runner.Suite;
import dev.ralph.runner.WorkerReport;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiagnosisRunTest {

    private static final TestId ONE = new TestId("t.py::one");
    private static final TestId TWO = new TestId("t.py::two");

    @TempDir
    private Path folder;

    private Path project;
    private final List<String> said = new ArrayList<>();
    private final List<Set<TestId>> focused = new ArrayList<>();
    private final List<Dependence> found = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private boolean isClosed;

    @BeforeEach
    void write() throws IOException {
        project = Files.createDirectories(folder.resolve("shop"));
        Files.writeString(project.resolve("t.py"), "def test_one(): pass\n");
        Files.createDirectories(project.resolve("target"));
        Files.writeString(project.resolve("target/code.py"), "X = 1\n");
    }

    private Optional<Report> run(Focus focus) {
        DiagnosisRun.Means means = new DiagnosisRun.Means(
                (session, parallel, budget, tests, progress) -> {
                    focused.add(tests);
                    meanwhile.run();
                    return new Examination(
                            Examination.Baseline.GREEN,
                            session.tests(),
                            found,
                            List.of(),
                            new Examination.Coverage(2, 2, 0, 0, true),
                            session.cost(),
                            List.of(),
                            List.of(),
                            List.of());
                },
                (suite, inside) -> ParallelRuns.NONE,
                read -> {
                    assertThat(read.resolve("t.py")).exists();
                    return List.of();
                });
        return new DiagnosisRun(
                        new UnusedSandbox(),
                        new DiagnosisRun.Target(
                                new Framework("pytest", 1, List.of(), List.of(), List.of()),
                                new ScriptedRunner(),
                                Remedies.none()),
                        means,
                        folder.resolve("cache"),
                        new Said())
                .run(
                        new DiagnosisRun.Wish(project, focus, Map.of("MODE", "x"), Duration.ofMinutes(1)),
                        (step, done, of) -> {});
    }

    @Test
    void a_copy_is_examined_and_nothing_of_it_is_left() throws IOException {
        Report report = run(Focus.all()).orElseThrow();

        assertThat(report.outcome()).isEqualTo(Report.Outcome.CLEAN);
        assertThat(report.framework()).isEqualTo("pytest");
        assertThat(focused).containsExactly(Set.of());
        assertThat(isClosed).isTrue();
        try (var left = Files.list(folder.resolve("cache/work"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_focus_on_some_tests_is_handed_on() {
        Report report = run(Focus.on("t.py::two")).orElseThrow();

        assertThat(report.outcome()).isEqualTo(Report.Outcome.CLEAN_SO_FAR);
        assertThat(focused).containsExactly(Set.of(TWO));
    }

    @Test
    void a_place_is_looked_up_in_the_sources_that_were_copied_and_said_to_be_a_guess() throws IOException {
        Path file = project.resolve("t.py");
        Files.writeString(file, "import os\n\n\ndef one():\n    os.environ['MODE'] = 'x'\n");
        meanwhile = () -> {
            try {
                Files.writeString(file, "\n\n\n" + Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        found.add(new Dependence(
                Dependence.Kind.VICTIM,
                TWO,
                List.of(List.of(ONE)),
                List.of(),
                List.of(),
                List.of(new Dependence.State(Leak.Kind.ENVIRONMENT, "MODE", ONE, "(none)", "x", "")),
                List.of(),
                Optional.empty(),
                ""));

        Report report = run(Focus.all()).orElseThrow();

        assertThat(report.examination().dependences().get(0).states())
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.location()).isEqualTo("t.py:5");
                    assertThat(state.guessed()).isTrue();
                });
    }

    @Test
    void a_focus_on_no_test_runs_nothing() {
        assertThat(run(Focus.changed(List.of()))).isEmpty();
        assertThat(focused).isEmpty();
        assertThat(isClosed).isTrue();
    }

    private final class ScriptedRunner implements Runner {
        @Override
        public Suite prepare(Path tree, String inside, Path logs) {
            assertThat(tree.resolve("target/code.py")).exists();
            return new Suite(tree, inside, List.of(), List.of(ONE, TWO));
        }

        @Override
        public List<String> worker(Suite suite, WorkerRequest request) {
            throw new AssertionError("a diagnosis has no cells");
        }

        @Override
        public WorkerReport read(WorkerRequest request) {
            throw new AssertionError("a diagnosis has no cells");
        }

        @Override
        public ProbeSession open(Suite suite, Path session, Map<String, String> environment, int lanes) {
            assertThat(session).isEmptyDirectory();
            assertThat(environment).containsEntry("MODE", "x");
            return new ScriptedSession();
        }
    }

    private final class ScriptedSession implements ProbeSession {
        @Override
        public List<TestId> tests() {
            return List.of(ONE, TWO);
        }

        @Override
        public List<ProbeReport> run(List<Probe> probes, Duration left) {
            return List.of();
        }

        @Override
        public List<ProbeReport> runCold(List<Probe> probes, Duration left) {
            return List.of();
        }

        @Override
        public Cost cost() {
            return new Cost(1, 0, 0, Duration.ZERO);
        }

        @Override
        public List<String> remarks() {
            return List.of();
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private static final class UnusedSandbox implements Sandbox {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public List<String> notEnforced() {
            return List.of();
        }

        @Override
        public Finished run(Command command) {
            throw new AssertionError("nothing runs here");
        }
    }

    private final class Said implements LoopListener {
        @Override
        public void said(String sentence) {
            said.add(sentence);
        }

        @Override
        public void advanced(MatrixCell cell, int testsDone, int testsInAll) {}

        @Override
        public void finished(CellResult result, int cellsDone, int cellsInAll) {}
    }
}
