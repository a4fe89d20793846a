package dev.ralph.diagnose.order;

import dev.ralph.runner.JunitRunner;
import dev.ralph.runner.ProbeSession;
import dev.ralph.runner.PytestRunner;
import dev.ralph.runner.Runner;
import dev.ralph.runner.Suite;
import dev.ralph.runner.Toolchain;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.Sandboxes;
import dev.ralph.support.Needs;
import dev.ralph.support.TinyProject;
import dev.ralph.support.suite.JunitSuite;
import dev.ralph.support.suite.PytestSuite;
import dev.ralph.support.suite.SuitePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches suites made at random, written as real projects and run in the real sandbox, for faults that are known.
 *
 * <p>{@code -Dralph.suites} says how many per framework and {@code -Dralph.suites.size} how many tests each has.
 */
@Needs({"bubblewrap", "pytest"})
final class GeneratedSuitesIT {

    private static final Path HOME = Path.of(System.getProperty("ralph.home"));
    private static final int SUITES = Integer.getInteger("ralph.suites", 1);
    private static final int SIZE = Integer.getInteger("ralph.suites.size", 24);
    private static final Duration BUDGET = Duration.ofSeconds(Integer.getInteger("ralph.suites.seconds", 120));

    private final long base = Long.getLong("ralph.suites.seed", System.nanoTime());
    private final Sandbox sandbox = Sandboxes.choose("bubblewrap");
    private final SoftAssertions softly = new SoftAssertions();

    @TempDir
    private Path folder;

    /** Where suites come from and how they are run. */
    private interface Framework {

        SuitePlan.Maker maker(Random random);

        Runner write(SuitePlan plan, Path project) throws IOException;
    }

    @Test
    void the_faults_of_generated_suites_of_pytest_are_found() throws IOException {
        search("pytest", new Framework() {
            @Override
            public SuitePlan.Maker maker(Random random) {
                return new SuitePlan.Maker(random, SIZE, PytestSuite.KINDS, false, PytestSuite.ID);
            }

            @Override
            public Runner write(SuitePlan plan, Path project) throws IOException {
                PytestSuite.write(plan, project);
                Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin");
                return new PytestRunner(sandbox, HOME, cache(), project, environment, Optional.empty());
            }
        });
    }

    @Test
    void the_faults_of_generated_suites_of_junit_are_found() throws IOException {
        search("junit", new Framework() {
            @Override
            public SuitePlan.Maker maker(Random random) {
                return new SuitePlan.Maker(random, SIZE, JunitSuite.KINDS, false, JunitSuite.ID);
            }

            @Override
            public Runner write(SuitePlan plan, Path project) throws IOException {
                TinyProject.in(project);
                JunitSuite.write(plan, project);
                Path javaHome = Path.of(System.getProperty("java.home"));
                Path userHome = Path.of(System.getProperty("user.home"));
                return new JunitRunner(sandbox, Toolchain.of(HOME, cache(), javaHome, userHome, System.getenv()));
            }
        });
    }

    private Path cache() {
        return Optional.ofNullable(System.getenv("RALPH_CACHE"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("java.io.tmpdir"), "ralph-test-cache"));
    }

    private void search(String name, Framework framework) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (int round = 0; round < SUITES; round++) {
            long seed = base + round;
            Random random = new Random(seed);
            SuitePlan plan = framework
                    .maker(random)
                    .pollution(3, 4)
                    .pollution(2, 3)
                    .twoPolluters()
                    .brittle()
                    .selfPolluter()
                    .flaky()
                    .noise()
                    .plan();
            Path root = Files.createDirectories(folder.resolve(name + "-" + round));
            Examination found = examine(framework, plan, root);
            System.out.printf(
                    "%s, %d tests, seed %d: %s, %s, %d found of %d%n",
                    name,
                    plan.tests().size(),
                    seed,
                    found.cost(),
                    found.coverage(),
                    found.dependences().size(),
                    plan.expected().size());
            Answers.compare(softly, plan, found, name + " seed " + seed);
        }
        softly.assertAll();
    }

    private Examination examine(Framework framework, SuitePlan plan, Path root) throws IOException {
        Path project = Files.createDirectories(root.resolve("project"));
        Runner runner = framework.write(plan, project);
        Suite suite = runner.prepare(project, "", root.resolve("logs"));
        Path folder = Files.createDirectories(root.resolve("session"));
        try (ProbeSession session = runner.open(suite, folder, Map.of(), 2)) {
            return new Search(
                            session,
                            ParallelRuns.NONE,
                            GeneratedSuitesIT::told,
                            new Random(plan.tests().size()))
                    .examine(BUDGET);
        }
    }

    private static void told(String step, long done, long of) {
        if (Boolean.getBoolean("ralph.suites.told")) {
            System.out.printf("%tT %s %d/%d%n", System.currentTimeMillis(), step, done, of);
        }
    }
}
