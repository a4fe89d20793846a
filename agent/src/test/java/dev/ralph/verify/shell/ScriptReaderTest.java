package dev.ralph.verify.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.verify.shell.Script.Element;
import dev.ralph.verify.shell.Script.Join;
import dev.ralph.verify.shell.Script.Pipeline;
import dev.ralph.verify.shell.Script.Reading;
import dev.ralph.verify.shell.Script.Word;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScriptReaderTest {

    @Test
    void operators_inside_quotes_are_text() {
        Script script = read("grep \"a && b | c\" 'd || e; f' && echo x\\|y");

        assertThat(script.statements()).hasSize(1);
        assertThat(script.statements().get(0).joins()).containsExactly(Join.AND);
        assertThat(words(script, 0)).containsExactly("grep", "a && b | c", "d || e; f");
        assertThat(words(script, 1)).containsExactly("echo", "x|y");
    }

    @Test
    void a_pipe_has_elements_and_redirections_are_no_words() {
        Pipeline pipeline = read("A=1 pytest x -v 2>&1 | grep -E \"P|F\" >out.txt |& tail -5")
                .statements()
                .get(0)
                .pipelines()
                .get(0);

        assertThat(pipeline.elements().stream().map(Program::of).map(Program::name))
                .containsExactly("pytest", "grep", "tail");
        assertThat(pipeline.elements().stream().map(Element::redirected)).containsExactly(false, true, false);
        assertThat(pipeline.elements().stream().map(Element::next)).containsExactly("|", "|&", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grep 'a",
                "grep \"a",
                "a &&",
                "a |",
                "a \\",
                "if a; then b",
                "for f in *; do a",
                "(a; b",
                "{ a; b;",
                "cat <<EOF\nx",
                "echo $(a"
            })
    void what_is_open_is_unfinished(String source) {
        assertThat(ScriptReader.read(source).unfinished()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a &",
                "f() { a; }",
                "case x in a) b;; esac",
                "diff <(a) <(b)",
                "echo `a`",
                "trap 'exit 0' EXIT",
                "exec true",
                "eval a",
                "set -e; a",
                "a )",
                "; ; )",
                "a=(1 2)",
                "echo ${x:-$(a)}",
                "cat <<EOF\n$(a)\nEOF"
            })
    void what_is_not_understood_is_refused(String source) {
        Reading reading = ScriptReader.read(source);

        assertThat(reading.script()).isEmpty();
        assertThat(reading.problem()).isNotBlank();
        assertThat(reading.unfinished()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "pytest x~pytest",
                "A=1 B='2 3' timeout -k 5 60 /usr/bin/pytest x~60",
                "timeout 60 /usr/bin/pytest x~pytest",
                "python3 -W error -m pytest x~python3",
                "python3 -m pytest x~pytest",
                "poetry run pytest~pytest",
                "npx --yes jest~jest",
                "command -v pytest~command",
                "A=1~''"
            })
    void the_program_is_found_behind_what_starts_it(String source, String name) {
        assertThat(Program.of(read(source)
                                .statements()
                                .get(0)
                                .pipelines()
                                .get(0)
                                .last())
                        .name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a~true",
                "a || true~false",
                "a; true~false",
                "a && true~true",
                "a || b~true",
                "a || b || :~false",
                "true || a~false",
                "a; exit 0~false",
                "a; exit 1~true",
                "a | tail -5~true",
                "echo a | tail -5~false",
                "if a; then echo b; fi~false",
                "if a; then b; fi~true",
                "(a || true)~false",
                "(a; b)~true",
                "x=1~false",
                "! a~true",
                "wc -l f~true",
                "find . -name x~false",
                "git log -1~false",
                "git diff --quiet~true",
                "python3 -c 'print(1)'~false",
                "python3 -c 'import a; print(1)'~true",
                "[ a = a ]~false",
                "[ $x = a ]~true",
                "[ -f a ]~true"
            })
    void what_cannot_fail_is_seen(String source, boolean canFail) {
        assertThat(Outline.canFail(read(source))).isEqualTo(canFail);
    }

    @Test
    void what_decides_about_a_command_is_known() {
        List<Outline.Place> places =
                Outline.of(read("a && b || c; if d; then e; else f; fi")).places();

        assertThat(guards(places, "c")).containsExactly("a", "b");
        assertThat(guards(places, "e")).containsExactly("d");
        assertThat(guards(places, "f")).containsExactly("d");
        assertThat(guards(places, "d")).isEmpty();
    }

    @Test
    void any_text_is_read_or_refused() {
        long seed = 20_261_121L;
        Random random = new Random(seed);
        List<String> parts = List.of(
                "grep", " ", "\"", "'", "\\", "\n", "|", "&&", "||", ";", "(", ")", "{", "}", "$(", "${", "<<E", "E",
                "if", "then", "fi", "for", "do", "done", "[[", "]]", "((", "#", "!", "`", "&", ">", "<", "2>&1", "a=",
                "$x", "é");
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            Reading reading = ScriptReader.read(text.toString());

            assertThat(reading.script().isPresent())
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(reading.problem().isEmpty());
        }
    }

    private static List<String> guards(List<Outline.Place> places, String name) {
        return places.stream()
                .filter(place -> Program.of(place.pipeline().last()).name().equals(name))
                .flatMap(place -> place.guards().stream())
                .map(guard -> Program.of(guard.pipeline().last()).name())
                .toList();
    }

    private static List<String> words(Script script, int pipeline) {
        return script.statements().get(0).pipelines().get(pipeline).last().words().stream()
                .map(Word::value)
                .toList();
    }

    private static Script read(String source) {
        Reading reading = ScriptReader.read(source);
        assertThat(reading.problem()).isEmpty();
        return reading.script().orElseThrow();
    }
}
