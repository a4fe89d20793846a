package dev.ralph.coder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.support.MemoryDesk;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WritingTest {

    private final MemoryDesk desk = new MemoryDesk(Map.of(
            "tests/test_a.py", "def test_a():\n    x = 1\n    x = 2\n",
            "win.txt", "a\r\nb\r\nc\r\n",
            "shop/a.py", "y"));
    private final Bench bench = Bench.on(desk);

    @Test
    void an_edit_shows_what_stands_there_now() {
        assertThat(edit("tests/test_a.py", "x = 1", "x = 3\n    y = 4"))
                .isEqualTo("tests/test_a.py is changed and reads now:\n"
                        + "1: def test_a():\n2:     x = 3\n3:     y = 4\n4:     x = 2");
        assertThat(desk.read("tests/test_a.py")).contains("def test_a():\n    x = 3\n    y = 4\n    x = 2\n");
        assertThat(edit("shop/a.py", "y", "")).isEqualTo("shop/a.py is changed and empty now");
    }

    @Test
    void text_must_be_there_exactly_once() {
        assertThat(edit("tests/test_a.py", "x = ", "z = "))
                .isEqualTo("error: the text to find is 2 times in tests/test_a.py, from the lines 2, 3 on:"
                        + " take more lines around it");
        assertThat(edit("tests/test_a.py", "q", "z"))
                .isEqualTo(
                        "error: the text to find is not in tests/test_a.py: read it again and copy the text as it is");
        assertThat(edit("tests/test_a.py", "  x = 1\n  x = 2", "z")).contains(": line 2 is like its first line;");
        assertThat(edit("tests/test_a.py", "", "z")).startsWith("error: find is empty");
        assertThat(edit("tests/test_a.py", "x = 1", "x = 1")).startsWith("error: find and replacement are the same");
        assertThat(edit("tests/test_b.py", "x", "z")).startsWith("error: there is no file tests/test_b.py");
        assertThat(desk.diff()).isEmpty();
    }

    @Test
    void a_file_keeps_its_line_ends() {
        edit("win.txt", "a\nb", "a\nx\nb");

        assertThat(desk.read("win.txt")).contains("a\r\nx\r\nb\r\nc\r\n");
    }

    @Test
    void a_file_that_is_empty_is_filled_by_replacing_nothing() {
        edit("shop/a.py", "y", "");

        assertThat(edit("shop/a.py", "y", "z")).isEqualTo("error: shop/a.py is empty: fill it with an empty find");
        assertThat(create("shop/a.py", "z"))
                .isEqualTo("error: shop/a.py is there already, and empty: fill it with edit, with an empty find");
        assertThat(edit("shop/a.py", "", "")).startsWith("error: find and replacement are the same");
        assertThat(edit("shop/a.py", "", "z = 1\n")).isEqualTo("shop/a.py is changed and reads now:\n1: z = 1");
        assertThat(desk.read("shop/a.py")).contains("z = 1\n");
    }

    @Test
    void the_mark_of_a_secret_is_not_written() {
        assertThat(edit("shop/a.py", "y", "token = '[redacted]'")).startsWith("error: replacement holds [redacted]: ");
        assertThat(edit("shop/a.py", "y = [redacted]", "y")).startsWith("error: find holds [redacted]: ");
        assertThat(create("shop/b.py", "[redacted]")).startsWith("error: content holds [redacted]: ");
        assertThat(desk.diff()).isEmpty();
    }

    @Test
    void only_a_file_that_is_not_there_is_created() {
        assertThat(create("tests/unit/test_b.py", "a\nb\n")).isEqualTo("tests/unit/test_b.py is created, with 2 lines");
        assertThat(desk.read("tests/unit/test_b.py")).contains("a\nb\n");
        assertThat(create("shop/a.py", "")).isEqualTo("error: shop/a.py is there already: change it with edit");
        assertThat(create("shop", "")).isEqualTo("error: shop is a folder");
        assertThat(create("shop/a.py/b", "")).isEqualTo("error: shop/a.py is a file, no folder");
    }

    @Test
    void a_path_that_is_another_spelling_of_one_that_is_there_is_refused() {
        assertThat(create("shop/A.py", "")).contains("shop/A.py differs from shop/a.py only in how it is spelled");
        assertThat(create("Shop/b.py", "")).contains("Shop differs from shop only in how it is spelled");
        assertThat(create("tests/b.py", "")).doesNotContain("error");
        create("caf\u00E9/a.py", "");
        assertThat(create("cafe\u0301/b.py", "")).startsWith("error: ");
    }

    private String edit(String path, String find, String replacement) {
        return bench.says("edit", json(Map.of("path", path, "find", find, "replacement", replacement)));
    }

    private String create(String path, String content) {
        return bench.says("create", json(Map.of("path", path, "content", content)));
    }

    private static String json(Map<String, String> arguments) {
        try {
            return new ObjectMapper().writeValueAsString(arguments);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
