package dev.ralph.diagnose.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.SourcePlace;
import dev.ralph.model.TestId;
import dev.ralph.model.TestPlace;
import dev.ralph.model.TestPlace.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PythonTestPlaceTest {

    private static final String FILE = """
            '''Prices — of teas.'''
            import os
            from unittest import TestCase

            def test_plain():
                pass

            class Base(TestCase):
                pass

            @mark
            class PriceTest(Base):
                class Inner:
                    @parametrize("a", [1])
                    def test_inner(self, a):
                        pass

                def test_price(self):
                    pass
                if os.name == "posix":
                    def test_twice(self):
                        pass
                else:
                    def test_twice(self):
                        pass

            def test_again():
                pass

            async def test_again():
                await it
            """;

    @TempDir
    private Path project;

    @Test
    void a_function_is_found_with_its_decorators_and_its_outermost_class() {
        TestPlace place = find(FILE, "PriceTest::Inner::test_inner[1-a::b]").orElseThrow();

        assertThat(text(place.declaration())).startsWith("@parametrize").endsWith("pass");
        assertThat(place.type().map(this::text).orElseThrow())
                .startsWith("@mark\nclass PriceTest(Base)")
                .endsWith("pass");
        assertThat(text(place.imports())).isEqualTo("import os\nfrom unittest import TestCase");
        assertThat(place.declaration().line()).isEqualTo(14);
    }

    @Test
    void a_class_is_a_test_case_by_its_bases_in_the_same_file_too() {
        assertThat(find(FILE, "PriceTest::test_price").map(TestPlace::form)).contains(Form.UNITTEST);
        assertThat(find(FILE, "test_plain").map(TestPlace::form)).contains(Form.PYTEST);
        assertThat(find(FILE, "test_plain").flatMap(TestPlace::type)).isEmpty();
    }

    @Test
    void of_two_functions_in_one_block_the_last_is_the_test() {
        assertThat(text(find(FILE, "test_again").orElseThrow().declaration())).startsWith("async def");
    }

    @Test
    void nothing_is_found_where_a_name_is_missing_or_depends() {
        assertThat(find(FILE, "test_price")).isEmpty();
        assertThat(find(FILE, "PriceTest")).isEmpty();
        assertThat(find(FILE, "PriceTest::test_twice")).isEmpty();
        assertThat(find(FILE, "Nobody::test_price")).isEmpty();
        assertThat(new TestPlaces(project).find(new TestId("tests/test_other.py::test_plain")))
                .isEmpty();
    }

    @Test
    void the_first_import_would_go_below_the_docstring() {
        String file = "# shop\n'''Teas.'''\n\n\ndef test_tea():\n    pass\n";

        SourcePlace imports = find(file, "test_tea").orElseThrow().imports();

        assertThat(imports.start()).isEqualTo(imports.end()).isEqualTo(file.indexOf("def"));
    }

    @Test
    void a_byte_order_mark_counts() {
        TestPlace place = find("\uFEFFimport os\r\n\r\ndef test_tea():\r\n\tpass\r\n", "test_tea")
                .orElseThrow();

        assertThat(text(place.declaration())).isEqualTo("def test_tea():\r\n\tpass");
        assertThat(text(place.imports())).isEqualTo("import os");
    }

    @Test
    void a_file_in_another_encoding_is_left_alone() throws IOException {
        Path file = write("");
        Files.write(file, "# caf\u00e9\ndef test_tea(): pass\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new TestPlaces(project).find(new TestId("tests/test_shop.py::test_tea")))
                .isEmpty();
    }

    private Optional<TestPlace> find(String text, String test) {
        write(text);
        return new TestPlaces(project).find(new TestId("tests/test_shop.py::" + test));
    }

    private Path write(String text) {
        Path file = project.resolve("tests/test_shop.py");
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(SourcePlace place) {
        try {
            byte[] bytes = Files.readAllBytes(project.resolve(place.path()));
            return new String(Arrays.copyOfRange(bytes, place.start(), place.end()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
