package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.runner.ProbeReport.End;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.Sandboxes;
import dev.ralph.support.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probes the tiny Maven project in a real sandbox; its cache stays in {@code target} between runs. */
@Needs("bubblewrap")
final class JunitSessionIT {

    private static final Path HOME = Path.of(System.getProperty("ralph.home"));
    private static final TestId ADDS = new TestId("tiny.RegisterTest#adds");
    private static final TestId IS_EMPTY = new TestId("tiny.RegisterTest#is_empty");
    private static final TestId TAKES = new TestId("tiny.RegisterTest#takes(int)");
    private static final Duration LEFT = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Sandbox sandbox = Sandboxes.choose("bubblewrap");

    @Test
    void warm_and_fresh_JVMs_show_the_same() throws IOException {
        Suite suite = prepare();
        List<Probe> probes = List.of(
                Probe.of(List.of(ADDS, IS_EMPTY)),
                Probe.of(List.of(IS_EMPTY, TAKES)),
                Probe.of(List.of(ADDS, IS_EMPTY)).restoring(Set.of("STATIC_FIELD:tiny.Register#NAMES")),
                Probe.of(List.of(ADDS)).looking(Probe.Look.LEAKS));

        try (ProbeSession session = open(suite)) {
            assertThat(session.tests()).containsExactlyElementsOf(suite.tests());
            for (List<ProbeReport> reports : List.of(session.run(probes, LEFT), session.runCold(probes, LEFT))) {
                assertThat(reports).extracting(ProbeReport::end).containsOnly(End.ENDED);
                assertThat(reports.stream().map(JunitSessionIT::last))
                        .containsExactly("FAILED", "PASSED", "PASSED", "PASSED");
                assertThat(reports.get(3).leaks())
                        .extracting(Leak::polluter, Leak::name, Leak::shape)
                        .containsExactly(tuple(ADDS, "STATIC_FIELD:tiny.Register#NAMES", Leak.Shape.CONTENTS));
            }
            assertThat(session.remarks()).isEmpty();
            assertThat(folder.resolve("session/archive/classes.jsa")).isNotEmptyFile();
        }
    }

    private Suite prepare() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path tree = folder.resolve("tree");
        Path source = HOME.resolve("agent/src/test/resources/runner/tiny");
        Files.createDirectories(tree.resolve("services"));
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : paths.toList()) {
                Files.copy(
                        path,
                        tree.resolve("services/tiny")
                                .resolve(source.relativize(path).toString()));
            }
        }
        return runner().prepare(tree, "services/tiny", folder.resolve("logs"));
    }

    private ProbeSession open(Suite suite) throws IOException {
        return runner().open(suite, Files.createDirectory(folder.resolve("session")), Map.of(), 1);
    }

    private JunitRunner runner() {
        Toolchain tools = Toolchain.of(
                HOME,
                HOME.resolve("agent/target/runner-it-cache"),
                Path.of(System.getProperty("java.home")),
                Path.of(System.getProperty("user.home")),
                System.getenv());
        return new JunitRunner(sandbox, tools);
    }

    private static String last(ProbeReport report) {
        List<TestRun> runs = report.runs();
        return runs.get(runs.size() - 1).outcome().toString();
    }
}
