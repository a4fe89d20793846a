package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Ralph;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class DiagnoseCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"90s, 90", "5m, 300", "1h, 3600", "1h30m, 5400", "1m5s, 65", "24h, 86400"})
    void a_time_is_read_as_a_person_writes_it(String text, long seconds) {
        assertThat(new DurationText().convert(text).toSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "0s", "-5m", "5m1h", "25h", "5 m", "9999999s", "1d"})
    void what_is_no_time_is_refused(String text) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new DurationText().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("90s, 5m or 1h30m");
    }

    @Test
    void a_place_that_cannot_be_written_to_is_told_before_anything_runs() {
        Ralph ralph = Ralph.run(
                "diagnose",
                "--project",
                folder,
                "--html",
                folder.resolve("no/page.html"),
                "--sarif",
                folder,
                "--write-tasks",
                "--tasks",
                folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(ralph.err()).contains("page.html", "--tasks").hasLineCount(9);
    }

    @Test
    void one_test_and_changed_tests_exclude_each_other() {
        Ralph ralph = Ralph.run("diagnose", "--test", "a", "--since", "HEAD");

        assertThat(ralph.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(ralph.err()).contains("--test and --since exclude each other");
    }

    @Test
    void the_help_says_what_each_exit_code_means() {
        assertThat(Ralph.run("diagnose", "--help").out().replaceAll("\\s+", " "))
                .contains("Exit codes: 0", "1 something", "3 the suite", "4 nothing");
    }
}
