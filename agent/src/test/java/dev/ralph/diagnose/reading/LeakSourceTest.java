package dev.ralph.diagnose.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Leak;
import dev.ralph.model.Leak.Kind;
import dev.ralph.model.Leak.Shape;
import dev.ralph.model.SourcePlace;
import dev.ralph.model.TestId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeakSourceTest {

    @TempDir
    private Path project;

    @Test
    void the_test_itself_is_asked_first() {
        write("tests/test_mode.py", """
                import os

                def helper():
                    os.environ["MODE"] = "x"

                class TestMode:
                    def test_other(self):
                        os.environ["MODE"] = "z"

                    def test_debug(self):
                        helper()
                        os.environ["MODE"] = "debug"
                """);

        assertThat(found("tests/test_mode.py::TestMode::test_debug", Kind.ENVIRONMENT, "MODE"))
                .isEqualTo("tests/test_mode.py:12");
    }

    @Test
    void a_variable_that_is_set_under_a_computed_name_is_a_second_guess() {
        write("tests/test_mode.py", """
                import os

                def test_debug(values):
                    os.environ.update(values)
                """);

        assertThat(found("tests/test_mode.py::test_debug[a-b]", Kind.ENVIRONMENT, "MODE"))
                .isEqualTo("tests/test_mode.py:4");
    }

    @Test
    void then_a_fixture_of_the_file_or_of_a_conftest_that_the_test_reaches() {
        write("tests/conftest.py", """
                import pytest
                from app import config

                @pytest.fixture
                def unrelated():
                    config.LIMITS["c"] = 1

                @pytest.fixture
                def limits():
                    config.LIMITS["a"] = 1
                """);
        write("tests/test_a.py", """
                import pytest

                @pytest.fixture
                def shop(limits):
                    return 3

                def test_a(shop):
                    pass
                """);

        assertThat(found("tests/test_a.py::test_a", Kind.MODULE_ATTRIBUTE, "app.config.LIMITS"))
                .isEqualTo("tests/conftest.py:10");
    }

    @Test
    void then_the_project_where_the_name_is_declared() {
        write("app/registry.py", """
                ZONES = {}
                count = 0

                def register(zone):
                    ZONES[zone.name] = zone

                def tick():
                    global count
                    count += 1

                def local():
                    count = 3
                """);
        write("app/other.py", """
                def other(ZONES):
                    ZONES["x"] = 1
                """);
        write("tests/test_a.py", """
                from app import registry

                def test_a():
                    registry.register(object())
                """);

        assertThat(found("tests/test_a.py::test_a", Kind.MODULE_ATTRIBUTE, "app.registry.ZONES"))
                .isEqualTo("app/registry.py:5");
        assertThat(found("tests/test_a.py::test_a", Kind.MODULE_ATTRIBUTE, "app.registry.count"))
                .isEqualTo("app/registry.py:9");
    }

    @Test
    void several_files_that_are_as_likely_give_nothing() {
        write("app/one.py", """
                import os

                def go():
                    os.chdir("/")
                """);
        write("app/two.py", """
                import os

                def go():
                    os.chdir("/")
                """);
        write("tests/test_a.py", """
                def test_a():
                    pass
                """);

        assertThat(found("tests/test_a.py::test_a", Kind.WORKING_DIRECTORY, "cwd"))
                .isEmpty();
    }

    @Test
    void a_local_variable_of_the_same_name_is_no_change() {
        write("tests/test_a.py", """
                SEEN = []

                def test_a():
                    SEEN = [1]

                def test_b():
                    SEEN.append(1)
                """);

        assertThat(found("tests/test_a.py::test_a", Kind.MODULE_ATTRIBUTE, "test_a.SEEN"))
                .isEmpty();
        assertThat(found("tests/test_a.py::test_b", Kind.MODULE_ATTRIBUTE, "test_a.SEEN"))
                .isEqualTo("tests/test_a.py:7");
    }

    @Test
    void a_static_field_is_changed_by_its_class_or_by_the_test() {
        write("src/main/java/city/Fares.java", """
                package city;

                class Fares {
                    private static Map<String, Integer> discounts = new HashMap<>();
                    static int base = 1;

                    static void discount(String zone, int percent) {
                        discounts.put(zone, percent);
                    }
                }
                """);
        write("src/test/java/city/FaresTest.java", """
                package city;

                class FaresTest {
                    @Test
                    void a_discount() {
                        Fares.discount("a", 3);
                    }

                    @Nested
                    class Dear {
                        @ParameterizedTest
                        void twice(int n) {
                            Fares.base *= 2;
                        }
                    }
                }
                """);

        assertThat(found("city.FaresTest#a_discount", Kind.STATIC_FIELD, "city.Fares#discounts"))
                .isEqualTo("src/main/java/city/Fares.java:8");
        assertThat(found("city.FaresTest$Dear#twice(int)[2]", Kind.STATIC_FIELD, "city.Fares#base"))
                .isEqualTo("src/test/java/city/FaresTest.java:13");
    }

    @Test
    void rows_and_files_and_properties_are_found_by_their_names() {
        write("src/test/java/city/AllTest.java", """
                package city;

                class AllTest {
                    @BeforeEach
                    void setUp() {
                        System.setProperty("city.mode", "x");
                    }

                    @Test
                    void all() {
                        statement.execute("INSERT INTO docks (name) VALUES ('a')");
                        statement.execute("INSERT INTO bikes (name) VALUES ('a')");
                        Files.writeString(Path.of("target/out.txt"), "a");
                    }
                }
                """);

        assertThat(found("city.AllTest#all", Kind.ROWS, "public.bikes")).endsWith("AllTest.java:12");
        assertThat(found("city.AllTest#all", Kind.FILE, "target/out.txt")).endsWith("AllTest.java:13");
        assertThat(found("city.AllTest#all", Kind.SYSTEM_PROPERTY, "city.mode")).endsWith("AllTest.java:6");
    }

    @Test
    void every_kind_can_be_asked_for() {
        write("tests/test_a.py", "def test_a():\n    pass\n");

        for (Kind kind : Kind.values()) {
            assertThat(found("tests/test_a.py::test_a", kind, "a.b(c"))
                    .as("%s", kind)
                    .isEmpty();
            assertThat(found("tests/gone.py::test_a", kind, "")).as("%s", kind).isEmpty();
        }
    }

    private String found(String test, Kind kind, String where) {
        Leak leak = new Leak(new TestId(test), kind, Shape.VALUE, where, "(none)", "1");
        return new LeakSource(project).find(leak).map(SourcePlace::toString).orElse("");
    }

    private void write(String path, String text) {
        try {
            Files.createDirectories(project.resolve(path).getParent());
            Files.writeString(project.resolve(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
