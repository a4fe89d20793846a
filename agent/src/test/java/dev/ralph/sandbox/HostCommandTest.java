package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCommandTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void its_standard_output_is_what_it_said() {
        assertThat(shell("echo one; echo two >&2; cat; pwd; echo $WHO")).contains("one\n/\nbob\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo secret; exit 1", "kill -9 $$", "yes"})
    void a_command_that_fails_said_nothing(String script) {
        assertThat(shell(script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-program", "/no/such/program", "./relative"})
    void what_is_not_there_said_nothing(String program) {
        assertThat(new HostCommand(List.of(program), Map.of()).said(LIMIT)).isEmpty();
    }

    @Test
    void it_is_ended_at_its_limit_with_all_that_it_started() {
        long started = System.nanoTime();

        assertThat(new HostCommand(List.of("sh", "-c", "sleep 77.25 & sleep 77.25"), Map.of())
                        .said(Duration.ofMillis(300)))
                .isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
        assertThat(ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().commandLine().stream())
                        .filter(line -> line.endsWith("sleep 77.25")))
                .isEmpty();
    }

    private static Optional<String> shell(String script) {
        return new HostCommand(List.of("sh", "-c", script), Map.of("PATH", "/usr/bin:/bin", "WHO", "bob")).said(LIMIT);
    }
}
