package dev.ralph.coder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.MemoryDesk;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadingTest {

    private static final Map<String, String> FILES = Map.of(
            "tests/test_a.py", "import shop\n\ndef test_a():\n    shop.TARIFF = 'winter'\n",
            "tests/unit/test_b.py", "def test_b():\n    assert shop.TARIFF == 'summer'\n",
            "shop/__init__.py", "TARIFF = 'summer'\n",
            "shop/logo.png", "\0",
            "setup.py", "",
            ".env", "TOKEN=abc\n",
            "deploy/server.pem", "TARIFF\n");

    private final Bench bench = Bench.on(new MemoryDesk(FILES));

    @Test
    void files_are_listed_by_folder_and_glob() {
        assertThat(bench.says("list", "{}")).startsWith(".env\ndeploy/server.pem\nsetup.py\nshop/__init__.py\n");
        assertThat(bench.says("list", "{\"folder\":\"tests/\"}")).isEqualTo("tests/test_a.py\ntests/unit/test_b.py");
        assertThat(bench.says("list", "{\"glob\":\"test_*.py\"}")).isEqualTo("tests/test_a.py\ntests/unit/test_b.py");
        assertThat(bench.says("list", "{\"glob\":\"tests/*.py\"}")).isEqualTo("tests/test_a.py");
        assertThat(bench.says("list", "{\"glob\":\"**/test_?.py\"}")).contains("unit/test_b.py");
        assertThat(bench.says("list", "{\"glob\":\"tests/**\"}")).contains("unit/test_b.py");
        assertThat(bench.says("list", "{\"glob\":\"*.[\"}")).isEqualTo("no file fits");
        assertThat(bench.says("list", "{\"folder\":\"src\"}"))
                .isEqualTo("error: there is no folder src: look with list");
    }

    @Test
    void of_many_files_the_rest_is_counted_by_folder() {
        Map<String, String> many = IntStream.range(0, 350)
                .boxed()
                .collect(Collectors.toMap(i -> "%03d.py".formatted(i), i -> "", (a, b) -> a, TreeMap::new));
        Map<String, String> files = new TreeMap<>();
        many.keySet().forEach(name -> files.put((name.compareTo("3") < 0 ? "a/" : "b/") + name.replace("/", ""), ""));

        String list = Bench.on(new MemoryDesk(files)).says("list", "{}");

        assertThat(list.lines()).hasSize(201);
        assertThat(list).contains("[... 150 files left out; name a folder: ").endsWith(" ...]");
    }

    @Test
    void lines_are_numbered() {
        assertThat(bench.says("read", "{\"path\":\"tests/test_a.py\",\"from\":3}"))
                .isEqualTo("tests/test_a.py, lines 3 to 4 of 4:\n3: def test_a():\n4:     shop.TARIFF = 'winter'");
        assertThat(bench.says("read", "{\"path\":\"tests/test_a.py\",\"from\":1,\"to\":900}"))
                .contains("1 to 4 of 4");
        assertThat(bench.says("read", "{\"path\":\"tests/test_a.py\",\"from\":9}"))
                .isEqualTo("error: tests/test_a.py has the lines 1 to 4");
        assertThat(bench.says("read", "{\"path\":\"setup.py\"}")).isEqualTo("setup.py is empty");
        assertThat(bench.says("read", "{\"path\":\"shop/logo.png\"}")).isEqualTo("error: shop/logo.png is no text");
    }

    @Test
    void a_long_file_keeps_its_head_and_its_tail() {
        String text = IntStream.rangeClosed(1, 2000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        String read = Bench.on(new MemoryDesk(Map.of("a.txt", text))).says("read", "{\"path\":\"a.txt\"}");

        assertThat(read).contains("\n1: line 1\n").endsWith("\n2000: line 2000").containsPattern("\\d+ lines with");
        assertThat(read.length()).isLessThanOrEqualTo(Excerpt.MOST);
    }

    @Test
    void a_file_that_is_not_there_is_named_with_what_is_close() {
        assertThat(bench.says("read", "{\"path\":\"test_b.py\"}"))
                .isEqualTo("error: there is no file test_b.py, but tests/unit/test_b.py");
        assertThat(bench.says("read", "{\"path\":\"Tests/test_A.py\"}")).contains("but tests/test_a.py");
        assertThat(bench.says("read", "{\"path\":\"x\"}")).isEqualTo("error: there is no file x: look with list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "tests/../setup.py",
                "/etc/passwd",
                "C:/x",
                "tests\\\\test_a.py",
                "./setup.py",
                "tests//test_a.py",
                "",
                ".git/config",
                "tests/.GIT/config",
                ".git./config",
                "GIT~1/config",
                ".git::$INDEX_ALLOCATION/config",
                "a\\u0000b",
                ".env",
                "x/.env.local",
                "deploy/server.pem",
                "a.KEY",
                "id_rsa",
                "id_rsa.bak",
                ".netrc",
                ".npmrc",
                ".pypirc",
                "a.p12",
                "a.jks"
            })
    void paths_out_of_the_clone_and_files_that_hold_keys_are_there_for_no_tool(String path) {
        for (String tool : new String[] {"read", "edit", "create", "search", "list"}) {
            String rest = switch (tool) {
                case "edit" -> "\"path\":\"%s\",\"find\":\"T\",\"replacement\":\"U\"";
                case "create" -> "\"path\":\"%s\",\"content\":\"T\"";
                case "search" -> "\"folder\":\"%s\",\"text\":\"T\"";
                case "list" -> "\"folder\":\"%s\"";
                default -> "\"path\":\"%s\"";
            };
            if (!path.isEmpty() || rest.contains("path")) {
                assertThat(bench.use(tool, "{" + rest.formatted(path) + "}")
                                .steps()
                                .get(0)
                                .refused())
                        .as("%s of %s", tool, path)
                        .isTrue();
            }
        }
    }

    @Test
    void text_is_found_with_its_place_and_never_in_files_that_hold_keys() {
        assertThat(bench.says("search", "{\"text\":\"TARIFF\"}")).isEqualTo("""
                        shop/__init__.py:1: TARIFF = 'summer'
                        tests/test_a.py:4: shop.TARIFF = 'winter'
                        tests/unit/test_b.py:2: assert shop.TARIFF == 'summer'""");
        assertThat(bench.says("search", "{\"regex\":\"^def \\\\w+_b\"}"))
                .isEqualTo("tests/unit/test_b.py:1: def test_b():");
        assertThat(bench.says("search", "{\"text\":\"TARIFF\",\"folder\":\"shop\"}"))
                .doesNotContain("tests/");
        assertThat(bench.says("search", "{\"text\":\"TOKEN\"}")).isEqualTo("nothing is found");
        assertThat(bench.says("search", "{\"text\":\"(\"}")).contains("test_a.py:3");
    }

    @Test
    void a_wrong_search_is_answered() {
        assertThat(bench.says("search", "{}")).isEqualTo("error: give either text or regex");
        assertThat(bench.says("search", "{\"text\":\"a\",\"regex\":\"b\"}")).startsWith("error: give either");
        assertThat(bench.says("search", "{\"regex\":\"(\"}")).startsWith("error: the expression is wrong: ");
        assertThat(bench.says("search", "{\"regex\":\"" + "a".repeat(201) + "\"}"))
                .startsWith("error: the expression is long");
    }

    @Test
    void an_expression_that_never_ends_is_ended() {
        MemoryDesk desk = new MemoryDesk(Map.of("a.txt", "a".repeat(100) + "\n" + "ab".repeat(5_000)));

        assertThat(Bench.on(desk).says("search", "{\"regex\":\"(.*)(.*)(.*)(.*)(.*)c\"}"))
                .startsWith("error: the expression takes too long");
        assertThat(Bench.on(new MemoryDesk(Map.of("a".repeat(300), "")))
                        .says("list", "{\"glob\":\"" + "*a".repeat(90) + "*b\"}"))
                .startsWith("error: the expression takes too long");
    }

    @Test
    void of_many_lines_found_the_rest_is_counted() {
        MemoryDesk desk = new MemoryDesk(Map.of("a.txt", "x\n".repeat(250)));

        assertThat(Bench.on(desk).says("search", "{\"text\":\"x\"}"))
                .contains("a.txt:100: x")
                .endsWith("[... 150 lines left out; name a folder, or look for more ...]");
    }
}
