package dev.ralph.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Edit;
import dev.ralph.model.Patch;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A guard is asked for every change, so it takes no time, whatever a file holds. */
class GuardSpeedTest {

    /** Five times the aim, for a machine that is slow. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** Other processes of a busy machine do not count. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int LONG = 20_000;

    @Test
    void a_file_of_three_thousand_lines_is_looked_at_at_once() {
        String python =
                IntStream.range(0, 500).mapToObj(i -> """
                        def test_%d(store):
                            store.add("tea-%d", %d)
                            result = total(store)
                            assert result == %d
                            assert store.count() == 1

                        """.formatted(i, i, i, i)).collect(Collectors.joining("\n"));
        String java = "class ShopTest {\n"
                + IntStream.range(0, 500)
                        .mapToObj(i -> """
                                @Test
                                void adds_%d() {
                                    shop.add("tea-%d", %d);
                                    int result = shop.total();
                                    assertEquals(%d, result);
                                }
                                """.formatted(i, i, i, i))
                        .collect(Collectors.joining("\n"))
                + "}\n";

        // The first time pays for loading the classes.
        took("tests/test_shop.py", python, python + "\n");
        took("src/test/java/ShopTest.java", java, java + "\n");
        Duration ofPython = took("tests/test_shop.py", python, python.replace("result", "amount"));
        Duration ofJava = took("src/test/java/ShopTest.java", java, java.replace("result", "amount"));

        System.out.printf(
                "guards: %d ms for 3,000 lines of Python, %d ms for 3,000 lines of Java%n",
                ofPython.toMillis(), ofJava.toMillis());
        assertThat(ofPython).isLessThan(LIMIT);
        assertThat(ofJava).isLessThan(LIMIT);
    }

    @TestFactory
    Stream<DynamicTest> no_input_keeps_a_pattern_busy() {
        return Stream.of(
                        "\"",
                        "'",
                        "\"\"\"",
                        "'''",
                        "\\",
                        "\\\\\"",
                        "(",
                        "[",
                        "{",
                        "}",
                        ")",
                        "#",
                        "/*",
                        "*/",
                        "a",
                        " ",
                        "\t",
                        "=",
                        "a = ",
                        "@",
                        "@ a ( ",
                        "a.",
                        "if a: ",
                        "assert a == a and ",
                        "assert (",
                        "x or ",
                        "not ",
                        "import a as ",
                        "from a ",
                        "def f(",
                        "class A ",
                        "patch(\"",
                        "a or True, ",
                        "ralph_",
                        "\n",
                        "\\\n",
                        "catch (",
                        "\"stub ",
                        "option . x ",
                        "pytest . a . ",
                        "{ ( ",
                        "-> { ",
                        "; ",
                        "[a",
                        "a,",
                        "\uFEFF",
                        "environ CI ",
                        "ralph ralph_provider ")
                .map(piece -> DynamicTest.dynamicTest("[" + piece.replace("\n", "\\n") + "]", () -> {
                    String text = piece.repeat(LONG / piece.length());
                    for (String path :
                            List.of("t/test_a.py", "t/ATest.java", "t/pytest.ini", "t/a.properties", "t/run.sh")) {
                        assertThat(took(path, "", text)).as(path).isLessThan(LIMIT);
                        assertThat(took(path, "x = 1", "def test_a():\n    " + text))
                                .as(path)
                                .isLessThan(LIMIT);
                    }
                }));
    }

    private static Duration took(String path, String before, String after) {
        Patch patch = new Patch(List.of(new Edit.ReplaceText(path, before, after)));
        long start = THREADS.getCurrentThreadCpuTime();
        PatchGuard.check(
                patch, any -> any.equals(path) ? Optional.of(before) : Optional.empty(), Set.of("t", "tests", "src"));
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
    }
}
