package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.TestId;
import dev.ralph.runner.Runner.WorkerRequest;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JunitRunnerTest {

    @TempDir
    private Path folder;

    @Test
    void no_class_of_the_target_comes_before_the_runner() {
        JunitRunner runner = new JunitRunner(new NoSandbox(), new Toolchain(folder, folder, folder, folder, folder));
        List<String> start = runner.command("services/a", List.of("/work/services/a/target/test-classes", "/m2/x.jar"));
        Suite suite = new Suite(folder, "services/a", List.of(), List.of(), start);
        TestId test = new TestId("x.T#a");

        List<String> argv = runner.worker(suite, new WorkerRequest(folder, 0, "n", List.of(test), true, true));

        assertThat(argv)
                .containsSequence(
                        "-cp",
                        "/ralph/ralph-junit.jar:/work/services/a/target/test-classes:/m2/x.jar",
                        "dev.ralph.junit.Main",
                        "run",
                        "/results/worker-0.arguments");
    }

    /** Runs nothing: the command is all that matters here. */
    private static final class NoSandbox implements Sandbox {

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
            throw new UnsupportedOperationException();
        }
    }
}
