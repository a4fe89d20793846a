package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.runner.Runner.WorkerRequest;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds and runs a tiny Maven project in a real sandbox; its cache stays in {@code target} between runs. */
@Needs("bubblewrap")
final class JunitRunnerIT {

    private static final Path HOME = Path.of(System.getProperty("ralph.home"));
    private static final TestId ADDS = new TestId("tiny.RegisterTest#adds");
    private static final TestId IS_EMPTY = new TestId("tiny.RegisterTest#is_empty");
    private static final TestId TAKES = new TestId("tiny.RegisterTest#takes(int)");
    private static final TestId LEAVES = new TestId("tiny.AbortTest#leaves");
    private static final TestId STAYS = new TestId("tiny.AbortTest#stays");

    @TempDir
    private Path folder;

    private Path tree = Path.of("");
    private final Sandbox sandbox = Sandboxes.choose("bubblewrap");
    private final JunitRunner runner = new JunitRunner(sandbox, toolchain());

    @BeforeEach
    void copyProject() throws IOException {
        open(folder);
        tree = folder.resolve("tree");
        Path source = HOME.resolve("agent/src/test/resources/runner/tiny");
        Files.createDirectories(tree.resolve("services"));
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : paths.toList()) {
                String inside = source.relativize(path).toString();
                Files.copy(path, tree.resolve("services/tiny").resolve(inside));
            }
        }
    }

    @Test
    void lists_tests_as_the_build_would_run_them() {
        assertThat(prepare().tests()).containsExactlyInAnyOrder(LEAVES, STAYS, ADDS, IS_EMPTY, TAKES);
        assertThat(prepare().tests().get(0).container()).isEqualTo("tiny.AbortTest");
    }

    @Test
    void runs_tests_in_the_order_it_is_told() throws IOException {
        Suite suite = prepare();
        WorkerReport clean = run(suite, request("clean", List.of(IS_EMPTY, TAKES, ADDS)));
        WorkerReport dirty = run(suite, request("dirty", List.of(STAYS, ADDS, TAKES, IS_EMPTY)));

        assertThat(clean.doubts()).isEmpty();
        assertThat(clean.runs())
                .extracting(run -> run.test().value() + " " + run.outcome())
                .containsExactly(IS_EMPTY + " PASSED", TAKES + "[1] PASSED", TAKES + "[2] PASSED", ADDS + " PASSED");
        assertThat(dirty.ended()).isTrue();
        assertThat(dirty.doubts()).isEmpty();
        assertThat(dirty.failures()).extracting(FailureRecord::test).containsExactly(IS_EMPTY);
        assertThat(dirty.failures().get(0).message()).startsWith("a ü 😀 \0 name");
        assertThat(dirty.leaks())
                .extracting(Leak::polluter, Leak::where, Leak::shape)
                .contains(tuple(ADDS, "tiny.Register#NAMES", Leak.Shape.CONTENTS));
    }

    @Test
    void a_test_that_ends_its_process_is_unfinished() throws IOException {
        Suite suite = prepare();
        WorkerRequest request = request("exit", List.of(STAYS, LEAVES, ADDS));
        Files.createFile(request.results().resolve("leave"));

        WorkerReport report = run(suite, request);

        assertThat(report.ended()).isFalse();
        assertThat(report.runs())
                .extracting(TestRun::test, TestRun::outcome)
                .containsExactly(tuple(STAYS, TestRun.Outcome.PASSED), tuple(LEAVES, TestRun.Outcome.UNFINISHED));
    }

    @Test
    void a_target_that_does_not_compile_says_where() throws IOException {
        Files.writeString(
                tree.resolve("services/tiny/src/test/java/tiny/BrokenTest.java"),
                "package tiny;\n\nclass BrokenTest {\n  Missing field;\n}\n");

        assertThatThrownBy(this::prepare)
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("does not compile")
                .hasMessageContaining("services/tiny/src/test/java/tiny/BrokenTest.java:4");
    }

    private Suite prepare() {
        return runner.prepare(tree, "services/tiny", folder.resolve("logs"));
    }

    private WorkerRequest request(String name, List<TestId> tests) throws IOException {
        Path results = Files.createDirectories(folder.resolve(name));
        return new WorkerRequest(results, 0, "nonce-" + name, tests, true, true);
    }

    private WorkerReport run(Suite suite, WorkerRequest request) {
        List<String> argv = runner.worker(suite, request);
        List<Mount> mounts = new ArrayList<>(suite.mounts());
        mounts.add(Mount.readOnly(suite.tree(), "/work"));
        mounts.add(Mount.readWrite(request.results(), "/results"));
        Path log = folder.resolve("run.log");
        Finished finished = sandbox.run(new Command(
                argv, Map.of("LANG", "C.UTF-8"), mounts, "/work", Limits.testing(Duration.ofMinutes(1)), log));
        assertThat(finished.ending()).isEqualTo(Finished.Ending.EXITED);
        return runner.read(request);
    }

    private static Toolchain toolchain() {
        return Toolchain.of(
                HOME,
                HOME.resolve("agent/target/runner-it-cache"),
                Path.of(System.getProperty("java.home")),
                Path.of(System.getProperty("user.home")),
                System.getenv());
    }

    /** The folder of a test is its owner's alone, and the sandbox has another user when root runs the tests. */
    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
