package dev.ralph.runner;

import dev.ralph.support.Needs;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of what the patterns for pytest generate, which are written in Python; beside those of the plugin. */
@Needs("pytest")
class PytestPatternsTest {

    @Test
    void what_the_patterns_generate_passes_its_own_tests(@TempDir Path folder)
            throws IOException, InterruptedException {
        PytestPluginTest.pass(folder, "tests/patterns");
    }
}
