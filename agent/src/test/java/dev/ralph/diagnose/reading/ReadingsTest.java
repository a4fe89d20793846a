package dev.ralph.diagnose.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadingsTest {

    private static final String SLEEP = "def test_a():\n    time.sleep(3)\n";

    @TempDir
    private Path temp;

    @Test
    void all_problems_of_all_rules_are_told_at_once() throws IOException {
        write("runners/pytest/readings/one/reading.yaml", """
                language: cobol
                sentence: 'It is {{gone}}.'
                remedy: x
                colour: red
                inside: [kitchen]
                query: (module) @place
                """);
        write("runners/pytest/readings/two/reading.yaml", """
                language: python
                sentence: 'It is {{gone}}.'
                why: x
                remedy: x
                files: some
                query: ((module) @where (#is-odd? @where))
                unless:
                  - {in: house, matches: '['}
                """);
        write("runners/junit/readings/three/reading.yaml", """
                language: java
                sentence: x
                why: x
                remedy: x
                query: (no_such_node) @place
                """);
        write("runners/junit/readings/four/reading.yaml", "language: [\n");
        Files.createDirectories(temp.resolve("runners/junit/readings/five"));

        RalphException thrown =
                catchThrowableOfType(RalphException.class, () -> Readings.load(temp.resolve("runners")));

        assertThat(thrown.problems().stream().map(Problem::what).toList())
                .anyMatch(what -> what.contains("language 'cobol'"))
                .anyMatch(what -> what.contains("'colour' is unknown"))
                .anyMatch(what -> what.contains("'why' has no text"))
                .anyMatch(what -> what.contains("role 'kitchen'"))
                .anyMatch(what -> what.contains("capture gone"))
                .anyMatch(what -> what.contains("files 'some'"))
                .anyMatch(what -> what.contains("captures no @place"))
                .anyMatch(what -> what.contains("#is-odd?"))
                .anyMatch(what -> what.contains("'house'"))
                .anyMatch(what -> what.contains("no regular expression"))
                .anyMatch(what -> what.contains("query cannot be read"))
                .anyMatch(what -> what.contains("no YAML"))
                .anyMatch(what -> what.contains("rule cannot be read"));
    }

    @Test
    void a_finding_says_where_it_stands_and_in_what() throws IOException {
        write("project/tests/test_é.py", "# é 😀\nclass TestA:\n    def test_a(self):\n        time.sleep(3)\n");
        write("project/src/test/java/city/ATest.java", """
                package city;

                class ATest {
                    @Nested
                    class Inner {
                        @ParameterizedTest
                        void a(int n) throws Exception {
                            Thread.sleep(3);
                        }
                    }
                }
                """);

        List<StaticFinding> found = read();

        assertThat(found)
                .extracting(StaticFinding::owner)
                .containsExactly("city.ATest$Inner#a(int)", "tests/test_é.py::TestA::test_a");
        StaticFinding python = found.get(1);
        byte[] bytes = Files.readAllBytes(
                temp.resolve("project").resolve(python.place().path()));
        assertThat(new String(
                        bytes,
                        python.place().start(),
                        python.place().end() - python.place().start(),
                        StandardCharsets.UTF_8))
                .isEqualTo("time.sleep(3)");
        assertThat(python.place().line()).isEqualTo(4);
    }

    @Test
    void what_was_installed_or_built_is_not_read() throws IOException {
        for (String folder : List.of("venv", "node_modules", "target", "build", ".git", ".venv", "a/site-packages")) {
            write("project/" + folder + "/test_a.py", SLEEP);
        }
        write("project/mine/pyvenv.cfg", "");
        write("project/mine/test_a.py", SLEEP);
        write("project/test_large.py", SLEEP + "#".repeat(1 << 20));

        assertThat(read()).isEmpty();
    }

    @Test
    void a_file_in_another_encoding_or_with_errors_is_read_as_far_as_it_goes() throws IOException {
        Path file = write("project/test_latin.py", "");
        Files.write(file, ("# caf\u00e9\n" + SLEEP).getBytes(StandardCharsets.ISO_8859_1));
        write("project/test_broken.py", SLEEP + "\ndef test_b(:\n    ((\n");
        write("project/test_nothing.py", "\0\0\0");

        assertThat(read())
                .extracting(finding -> finding.place().toString())
                .containsExactly("test_broken.py:2", "test_latin.py:3");
    }

    @Test
    void a_large_file_of_faults_is_read_to_its_end() throws IOException {
        StringBuilder text = new StringBuilder("import os\nfrom app import settings\nSEEN = []\n");
        for (int i = 0; i < 50; i++) {
            text.append("def test_%d():\n    os.environ['A'] = 'x'\n    settings.A = 1\n    SEEN.append(%d)\n"
                    .formatted(i, i));
        }
        write("project/test_many.py", text.toString());

        assertThat(read()).hasSize(101);
    }

    private List<StaticFinding> read() {
        return Readings.load(Path.of(System.getProperty("ralph.home"), "runners"))
                .read(temp.resolve("project"));
    }

    private Path write(String path, String text) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
