package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Mount;
import dev.ralph.support.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environments are empty shells: nothing here runs a Python. */
final class InterpretersTest {

    @TempDir
    private Path folder;

    private Path project = Path.of("");
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void create() throws IOException {
        folder = folder.toRealPath();
        project = Files.createDirectories(folder.resolve("repo/app"));
        Files.createDirectories(folder.resolve("repo/.git"));
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("PATH", folder.resolve("pyenv/shims") + ":" + folder.resolve("bin"));
        program(folder.resolve("pyenv/shims/python3"));
        program(folder.resolve("bin/python3"));
    }

    @Test
    void the_first_on_the_path_is_the_last_resort() {
        assertThat(found()).isEqualTo(folder.resolve("bin/python3"));
    }

    @Test
    void an_environment_in_the_project_comes_first_then_one_above_it_in_its_repository() throws IOException {
        venv(folder.resolve(".venv"));
        assertThat(found()).isEqualTo(folder.resolve("bin/python3"));

        Path above = venv(folder.resolve("repo/venv"));
        assertThat(found()).isEqualTo(above);

        Path own = venv(project.resolve(".venv"));
        assertThat(found()).isEqualTo(own);
    }

    @Test
    void environments_of_tools_are_found_where_a_file_of_the_project_names_the_tool() throws IOException {
        Path poetry = venv(folder.resolve("home/.cache/pypoetry/virtualenvs/app-" + poetryHash() + "-py3.11"));
        venv(folder.resolve("home/.cache/pypoetry/virtualenvs/app-AAAAAAAA-py3.11"));
        assertThat(found()).isEqualTo(folder.resolve("bin/python3"));
        Files.writeString(project.resolve("pyproject.toml"), "[tool.poetry]\nname = 'app'\n");
        assertThat(found()).isEqualTo(poetry);
    }

    @Test
    void environments_of_tox_count_when_they_have_pytest() throws IOException {
        venv(project.resolve(".tox/lint"));
        Path tests = venv(project.resolve(".tox/py311"));
        assertThat(found()).isEqualTo(folder.resolve("bin/python3"));
        Files.createDirectories(project.resolve(".tox/py311/lib/python3.11/site-packages/pytest"));

        assertThat(found()).isEqualTo(tests);
    }

    @Test
    void one_that_is_named_must_be_there() throws IOException {
        Path other = venv(folder.resolve("other"));
        Interpreters interpreters = new Interpreters(project, environment);

        assertThat(interpreters.find(Optional.of(folder.resolve("other"))).program())
                .isEqualTo(other);
        assertThat(interpreters.find(Optional.of(other)).program()).isEqualTo(other);
        assertThatThrownBy(() -> interpreters.find(Optional.of(Path.of("nowhere"))))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("app/nowhere");
        environment.put("PATH", "");
        assertThatThrownBy(this::found).hasMessageContaining("No Python was found");
    }

    @Test
    void an_environment_is_mounted_with_the_python_it_was_made_from_and_nothing_else() throws IOException {
        Path base = folder.resolve("pythons/3.12");
        Files.createDirectories(base.resolve("lib/python3.12"));
        program(base.resolve("bin/python3.12"));
        Path venv = project.resolve(".venv");
        Files.createDirectories(venv.resolve("bin"));
        Files.writeString(venv.resolve("pyvenv.cfg"), "home = " + base.resolve("bin") + "\n");
        Files.createDirectories(folder.resolve("home/bin"));
        Files.createSymbolicLink(folder.resolve("home/bin/python3"), base.resolve("bin/python3.12"));
        Files.createSymbolicLink(venv.resolve("bin/python3"), folder.resolve("home/bin/python3"));

        Interpreter python = new Interpreters(project, environment).find(Optional.empty());

        assertThat(python.mounts())
                .extracting(Mount::host)
                .containsExactly(
                        venv,
                        folder.resolve("home/bin/python3"),
                        base.resolve("bin/python3.12"),
                        base.resolve("lib/python3.12"));
        assertThat(python.mounts()).extracting(Mount::access).containsOnly(Mount.Access.READ_ONLY);
        assertThat(python.searchPath()).startsWith(venv.resolve("bin") + ":");
    }

    @Test
    void a_base_in_a_home_folder_shows_its_python_and_nothing_else() throws IOException {
        Path local = folder.resolve("home/.local");
        program(local.resolve("bin/python3"));
        program(local.resolve("bin/secret"));
        Files.createDirectories(local.resolve("lib/python3.12"));
        Files.createDirectories(local.resolve("share/keyrings"));
        Files.createSymbolicLink(local.resolve("lib/python3.99"), folder.resolve("home"));
        Files.createSymbolicLink(local.resolve("bin/python9"), local.resolve("bin/secret"));
        Path venv = project.resolve(".venv");
        venv(venv);
        Files.writeString(venv.resolve("pyvenv.cfg"), "home = " + local.resolve("share/../bin") + "\n");

        assertThat(mounted()).containsExactly(venv, local.resolve("bin/python3"), local.resolve("lib/python3.12"));
    }

    @Test
    void a_home_folder_that_calls_itself_an_environment_is_not_shown() throws IOException {
        Path home = folder.resolve("home");
        venv(home);
        Files.createDirectories(home.resolve("lib/python3.12/site-packages"));
        Files.createSymbolicLink(project.resolve(".venv"), home);
        Path venv = project.resolve(".venv");

        assertThat(mounted())
                .containsExactly(
                        venv.resolve("pyvenv.cfg"),
                        venv.resolve("bin/python3"),
                        venv.resolve("lib/python3.12"),
                        home.resolve("bin/python3"));
    }

    @Test
    void the_base_of_an_environment_is_no_other_environment() throws IOException {
        Path other = folder.resolve("other");
        venv(other);
        Files.createDirectories(other.resolve("lib/python3.12"));
        Path venv = project.resolve(".venv");
        venv(venv);
        Files.writeString(venv.resolve("pyvenv.cfg"), "home = " + other.resolve("bin") + "\n");

        assertThat(mounted()).containsExactly(venv);
    }

    @Test
    @Needs("venv")
    void a_real_environment_of_the_systems_python_needs_nothing_else() throws IOException, InterruptedException {
        Path system = Path.of("/bin/python3");
        Path venv = project.resolve(".venv");
        Process process = new ProcessBuilder(
                        system.toString(), "-m", "venv", "--without-pip", "--system-site-packages", venv.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();

        assertThat(mounted()).containsExactly(venv);
        Files.writeString(venv.resolve("pyvenv.cfg"), "home = /bin\n");
        assertThat(mounted()).containsExactly(venv);
    }

    private List<Path> mounted() {
        return new Interpreters(project, environment)
                .find(Optional.empty()).mounts().stream().map(Mount::host).toList();
    }

    private Path found() {
        return new Interpreters(project, environment).find(Optional.empty()).program();
    }

    private String poetryHash() {
        return Interpreters.hash(project.toString(), 32).substring(0, 8);
    }

    private static Path venv(Path folder) throws IOException {
        program(folder.resolve("bin/python3"));
        Files.writeString(folder.resolve("pyvenv.cfg"), "home = /usr/bin\n");
        return folder.resolve("bin/python3");
    }

    private static void program(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
