package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Evidence;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Finished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BuildLogTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1   | [ERROR] /work/src/A.java:[3,8] error while writing A: /work/target/A.class: No space left on device
            1   | [ERROR] Failed to execute goal: Disk quota exceeded
            1   | java.lang.OutOfMemoryError: Java heap space
            1   | # There is insufficient memory for the Java Runtime Environment to continue.
            137 | [INFO] compiling
            """)
    void what_the_machine_stopped_is_told_apart(int exitCode, String line) {
        RalphException failure = failure(exitCode, Finished.Ending.EXITED, "[INFO] building", line);

        assertThat(MachineFailure.is(failure)).isTrue();
        assertThat(failure)
                .hasMessageContaining("This machine stopped the build")
                .hasMessageContaining("see build.log");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ERROR] /work/src/A.java:[3,8] cannot find symbol java.lang.OutOfMemoryError",
                "[ERROR] /work/src/A.java:[3,8] unclosed string: No space left on device",
                "[ERROR] COMPILATION ERROR",
            })
    void what_does_not_compile_is_a_matter_of_its_source(String line) {
        assertThat(MachineFailure.is(failure(1, Finished.Ending.EXITED, line))).isFalse();
    }

    @Test
    void a_build_that_takes_too_long_may_be_the_fault_of_what_is_built() {
        assertThat(MachineFailure.is(failure(137, Finished.Ending.TIMED_OUT, "[INFO] compiling")))
                .isFalse();
    }

    private static RalphException failure(int exitCode, Finished.Ending ending, String... lines) {
        Evidence evidence = new Evidence(List.of("mvn"), exitCode, Duration.ofSeconds(1), Path.of("build.log"));
        return new BuildLog(new Finished(ending, evidence), List.of(lines)).failure("project");
    }
}
