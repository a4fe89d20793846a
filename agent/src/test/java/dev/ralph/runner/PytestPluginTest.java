package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of the plugin for pytest, which are written in Python. */
@Needs("pytest")
class PytestPluginTest {

    private static final Path RUNNER = Path.of(System.getProperty("ralph.home"), "runners", "pytest");

    @Test
    void the_plugin_passes_its_own_tests(@TempDir Path folder) throws IOException, InterruptedException {
        pass(folder, "--ignore=tests/patterns", "tests");
    }

    /** Runs tests that are written in Python; nothing may be left out but what Debian has no package of. */
    static void pass(Path folder, String... which) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/pytest", "-q", "-rs", "-p", "no:cacheprovider", "--basetemp=" + folder.resolve("tests")));
        command.addAll(List.of(which));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(RUNNER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        if (Boolean.getBoolean("ralph.strict")) {
            assertThat(said.lines().filter(line -> line.startsWith("SKIPPED")))
                    .allMatch(line -> line.endsWith("needs pytest-randomly"));
        }
    }
}
