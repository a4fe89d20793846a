package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ralph.model.Leak;
import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.runner.Runner.WorkerRequest;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.Sandboxes;
import dev.ralph.support.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a tiny Python project with the pytest of this machine in a real sandbox. */
@Needs({"bubblewrap", "pytest"})
final class PytestRunnerIT {

    private static final Path HOME = Path.of(System.getProperty("ralph.home"));
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final Sandbox sandbox = Sandboxes.choose("bubblewrap");

    @BeforeEach
    void open() throws IOException {
        // The folder of a test is its owner's alone, and the sandbox has another user when root runs the tests.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(folder.resolve("session"));
    }

    @Test
    void runs_orders_in_a_session_as_in_fresh_processes() throws IOException {
        write("pytest.ini", "[pytest]\naddopts = -q\n");
        write("src/shop/__init__.py", "NAMES = []\n");
        write("tests/test_shop.py", """
                import os
                from shop import NAMES

                def test_adds():
                    NAMES.append("a")

                def test_is_empty():
                    assert not NAMES

                def test_leaves():
                    os._exit(3)
                """);
        PytestRunner runner = runner();
        Suite suite = runner.prepare(tree(), "services/shop", folder.resolve("logs"));
        TestId adds = id("tests/test_shop.py::test_adds");
        TestId empty = id("tests/test_shop.py::test_is_empty");
        TestId leaves = id("tests/test_shop.py::test_leaves");

        assertThat(suite.tests()).containsExactly(adds, empty, leaves);
        try (ProbeSession session = runner.open(suite, folder.resolve("session"), Map.of(), 2)) {
            List<Probe> probes = Stream.of(
                            List.of(empty), List.of(adds, empty), List.of(adds, leaves, empty), List.of(empty, empty))
                    .map(Probe::of)
                    .toList();
            List<ProbeReport> warm = session.run(probes, LONG);

            assertThat(warm)
                    .extracting(PytestRunnerIT::told)
                    .containsExactly(
                            "ENDED PASSED", "ENDED PASSED FAILED", "CRASHED PASSED UNFINISHED", "ENDED PASSED PASSED");
            assertThat(warm.get(1).failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.type()).isEqualTo("AssertionError"));
            assertThat(session.runCold(probes, LONG))
                    .extracting(PytestRunnerIT::told)
                    .isEqualTo(warm.stream().map(PytestRunnerIT::told).toList());
            assertThat(session.remarks()).isEmpty();
            assertThat(session.tests()).isEqualTo(suite.tests());
        }
    }

    @Test
    void tests_keep_their_names_whatever_they_hold() throws IOException {
        write("test_names.py", """
                import pytest

                @pytest.mark.parametrize("value", ["a b", "[x]", "ü😀", "two\\nlines", "back\\\\slash", "::", " "])
                def test_of(value):
                    assert value != "::"
                """);
        PytestRunner runner = runner();
        Suite suite = runner.prepare(tree(), "services/shop", folder.resolve("logs"));

        assertThat(suite.tests()).hasSize(7);
        try (ProbeSession session = runner.open(suite, folder.resolve("session"), Map.of(), 1)) {
            List<ProbeReport> reports = session.run(List.of(Probe.of(suite.tests())), LONG);

            assertThat(reports.get(0).runs()).extracting(TestRun::test).isEqualTo(suite.tests());
            assertThat(reports.get(0).failures())
                    .extracting(failure -> failure.test())
                    .hasSize(1);
            assertThat(session.remarks()).isEmpty();
        }
    }

    @Test
    void a_worker_runs_its_tests_in_the_order_it_is_told() throws IOException {
        write("test_two.py", "def test_a():\n    pass\n\ndef test_b():\n    assert False, 'no'\n");
        PytestRunner runner = runner();
        Suite suite = runner.prepare(tree(), "services/shop", folder.resolve("logs"));
        Path results = Files.createDirectories(folder.resolve("results"));
        List<TestId> order = List.of(id("test_two.py::test_b"), id("test_two.py::test_a"));
        WorkerRequest request = new WorkerRequest(results, 0, "a nonce", order, true, false);

        List<Mount> mounts = new ArrayList<>(suite.mounts());
        mounts.add(Mount.readOnly(suite.tree(), "/work"));
        mounts.add(Mount.readWrite(results, "/results"));
        List<String> argv = runner.worker(suite, request);
        Map<String, String> environment = Map.of("LANG", "C.UTF-8");
        sandbox.run(new Command(
                argv, environment, mounts, "/work/services/shop", Limits.testing(LONG), folder.resolve("log")));
        WorkerReport report = runner.read(request);

        assertThat(report.doubts()).isEmpty();
        assertThat(report.ended()).isTrue();
        assertThat(report.runs())
                .extracting(TestRun::test, TestRun::outcome)
                .containsExactly(
                        tuple(order.get(0), TestRun.Outcome.FAILED), tuple(order.get(1), TestRun.Outcome.PASSED));
    }

    @Test
    void what_is_broken_in_the_target_is_said_with_its_own_message() throws IOException {
        write("test_fine.py", "def test_a():\n    pass\n");
        write("test_broken.py", "import nowhere\n");
        assertRefused("test_broken.py", "No module named 'nowhere'");

        Files.delete(project().resolve("test_broken.py"));
        write("conftest.py", "raise RuntimeError('the database is not there')\n");
        assertRefused("conftest.py", "the database is not there");

        write("conftest.py", "import os\nos._exit(7)\n");
        assertRefused("could not be listed", "exit code 7");
    }

    @Test
    void a_python_without_pytest_is_named_with_what_to_do() throws IOException {
        write("test_fine.py", "def test_a():\n    pass\n");
        write(".venv/pyvenv.cfg", "home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.11.2\n");
        Files.createDirectories(project().resolve(".venv/bin"));
        Files.createSymbolicLink(project().resolve(".venv/bin/python3"), Path.of("/usr/bin/python3"));

        assertRefused("No module named 'pytest'", ".venv/bin/python3 (it lies in the project)", "install");
    }

    @Test
    void a_session_of_a_project_with_threads_uses_fresh_processes() throws IOException {
        write("conftest.py", """
                import threading, time
                threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
                """);
        write("test_two.py", """
                import os

                def test_sets():
                    os.environ["LEFT"] = "1"

                def test_needs_none():
                    assert "LEFT" not in os.environ
                """);
        PytestRunner runner = runner();
        Suite suite = runner.prepare(tree(), "services/shop", folder.resolve("logs"));

        try (ProbeSession session = runner.open(suite, folder.resolve("session"), Map.of(), 1)) {
            Probe looking = Probe.of(suite.tests()).looking(Probe.Look.LEAKS);
            List<ProbeReport> reports =
                    session.run(List.of(looking, looking.restoring(Set.of("ENVIRONMENT:LEFT"))), LONG);

            assertThat(reports)
                    .extracting(PytestRunnerIT::told)
                    .containsExactly("ENDED PASSED FAILED", "ENDED PASSED PASSED");
            assertThat(reports.get(0).leaks()).extracting(Leak::name).containsExactly("ENVIRONMENT:LEFT");
            assertThat(session.remarks()).singleElement().asString().contains("threads", "fresh process");
        }
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> runner().prepare(tree(), "services/shop", folder.resolve("logs")))
                .isInstanceOf(RalphException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).contains(words));
    }

    private PytestRunner runner() {
        Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString());
        return new PytestRunner(sandbox, HOME, folder.resolve("cache"), project(), environment, Optional.empty());
    }

    private Path tree() {
        return folder.resolve("tree");
    }

    private Path project() {
        return tree().resolve("services/shop");
    }

    private void write(String file, String text) throws IOException {
        Path path = project().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static TestId id(String value) {
        return new TestId(value);
    }

    private static String told(ProbeReport report) {
        StringBuilder told = new StringBuilder(report.end().name());
        report.runs().forEach(run -> told.append(' ').append(run.outcome()));
        return told.toString();
    }
}
