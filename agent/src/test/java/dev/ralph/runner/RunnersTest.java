package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunnersTest {

    private static final Path HOME = Path.of(System.getProperty("ralph.home"));

    @TempDir
    private Path folder;

    private final Runners runners = Runners.load(HOME.resolve("runners"));

    @Test
    void a_project_is_recognised_by_its_files() throws IOException {
        assertThat(of("java", "pom.xml")).isEqualTo("junit");
        assertThat(of("ini", "pytest.ini")).isEqualTo("pytest");
        assertThat(of("plain", "tests/test_it.py")).isEqualTo("pytest");
        assertThat(of("flat", "some_test.py")).isEqualTo("pytest");
    }

    @Test
    void a_project_of_two_frameworks_needs_to_be_told_which() throws IOException {
        assertThatThrownBy(() -> of("both", "pom.xml", "tests/conftest.py"))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("junit (pom.xml) and pytest (tests/conftest.py)")
                .hasMessageContaining("--framework junit or pytest");
        assertThat(runners.of(folder.resolve("both"), Optional.of("pytest")).name())
                .isEqualTo("pytest");
    }

    @Test
    void what_no_runner_knows_is_said() {
        assertThatThrownBy(() -> of("none", "README.md")).hasMessageContaining("no project here");
        assertThatThrownBy(() -> runners.of(folder.resolve("missing"), Optional.empty()))
                .hasMessageContaining("no such folder");
        assertThatThrownBy(() -> runners.of(folder, Optional.of("nose"))).hasMessageContaining("junit or pytest");
    }

    @Test
    void all_mistakes_of_all_files_are_said_at_once() throws IOException {
        write("runners/a/runner.yaml", "name: b\norder: 1\nrecognised by: [x]\n");
        write("runners/c/runner.yaml", "name: c\norder: 1\nrecognised by: [x]\ncolour: red\n");
        write("runners/d/runner.yaml", "name: d\nname: d\norder: 1\nrecognised by: [x]\n");
        write("runners/e/runner.yaml", "name: e\norder: 1\n");

        assertThatThrownBy(() -> Runners.load(folder.resolve("runners")))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("its name is b, but its folder another")
                .hasMessageContaining("colour")
                .hasMessageContaining("Duplicate field 'name'")
                .hasMessageContaining("e/runner.yaml");
    }

    private String of(String project, String... files) throws IOException {
        for (String file : files) {
            write(project + "/" + file, "");
        }
        return runners.of(folder.resolve(project), Optional.empty()).name();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
