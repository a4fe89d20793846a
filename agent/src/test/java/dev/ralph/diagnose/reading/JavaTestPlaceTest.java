package dev.ralph.diagnose.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.SourcePlace;
import dev.ralph.model.TestId;
import dev.ralph.model.TestPlace;
import dev.ralph.model.TestPlace.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavaTestPlaceTest {

    private static final String JUPITER = "import org.junit.jupiter.api.Test;\n";
    private static final String JUNIT4 = "import org.junit.Test;\n";

    @TempDir
    private Path folder;

    @Test
    void a_test_is_found_with_its_class_its_imports_and_its_annotations() throws IOException {
        write(
                "city/ATest.java",
                "package city;\n\nimport a.B;\n" + JUPITER
                        + "\n/** ä. */\n@Tag class ATest {\n  /** x */\n  @Test\n  void runs() {}\n}\n");

        TestPlace place = find("city.ATest#runs").orElseThrow();

        assertThat(text(place.declaration())).isEqualTo("@Test\n  void runs() {}");
        assertThat(place.declaration().line()).isEqualTo(9);
        assertThat(text(place.type().orElseThrow()))
                .startsWith("@Tag class ATest {")
                .endsWith("{}\n}");
        assertThat(text(place.imports())).isEqualTo("import a.B;\nimport org.junit.jupiter.api.Test;");
        assertThat(place.form()).isEqualTo(Form.JUPITER);
    }

    @Test
    void where_there_is_no_import_the_first_would_go_behind_the_package() throws IOException {
        write("city/ATest.java", "package city;\n\nclass ATest {\n  @org.junit.Test public void runs() {}\n}\n");

        TestPlace place = find("city.ATest#runs").orElseThrow();

        assertThat(place.imports().start()).isEqualTo("package city;".length());
        assertThat(text(place.imports())).isEmpty();
        assertThat(place.form()).isEqualTo(Form.JUNIT4);
    }

    @Test
    void of_several_methods_the_one_with_the_parameters_of_the_id_is_it() throws IOException {
        write(
                "city/ATest.java",
                "package city;\n" + JUPITER
                        + "class ATest {\n class In {\n @Test void runs(int a) {}\n"
                        + " @Test void runs(java.util.List<String> b) {}\n @Test void runs() {}\n }\n}\n");

        assertThat(text(find("city.ATest$In#runs(int)[2]").orElseThrow().declaration()))
                .contains("int a");
        assertThat(text(find("city.ATest$In#runs(java.util.List)").orElseThrow().declaration()))
                .contains("List");
        assertThat(text(find("city.ATest$In#runs").orElseThrow().declaration())).contains("runs()");
        assertThat(find("city.ATest$In#runs(long)")).isEmpty();
    }

    @Test
    void an_inherited_test_is_found_where_it_is_declared() throws IOException {
        write("city/ATest.java", "package city;\nimport town.Base;\nclass ATest extends Base<String> {}\n");
        write(
                "town/Base.java",
                "package town;\n" + JUNIT4 + "public class Base<T> {\n @Test public void runs() {}\n}\n");

        assertThat(find("city.ATest#runs").orElseThrow().declaration().path())
                .isEqualTo("src/test/java/town/Base.java");
    }

    @Test
    void a_method_of_a_test_case_is_of_junit_3_through_a_class_of_the_project_too() throws IOException {
        write("city/ATest.java", "package city;\nclass ATest extends Cases {\n public void testRuns() {}\n}\n");
        write("city/Cases.java", "package city;\nimport junit.framework.TestCase;\nclass Cases extends TestCase {}\n");

        assertThat(find("city.ATest#testRuns").orElseThrow().form()).isEqualTo(Form.JUNIT3);
    }

    @Test
    void what_no_framework_or_no_single_file_declares_is_not_found() throws IOException {
        write("city/ATest.java", "package city;\nclass ATest {\n @Property void runs() {}\n}\n");
        write("city/BTest.java", "package city;\n" + JUNIT4 + "class BTest {\n @Test public void runs() {}\n}\n");
        Files.createDirectories(folder.resolve("src/it/java/city"));
        Files.copy(folder.resolve("src/test/java/city/BTest.java"), folder.resolve("src/it/java/city/BTest.java"));

        assertThat(find("city.ATest#runs")).isEmpty();
        assertThat(find("city.BTest#runs")).isEmpty();
        assertThat(find("city.CTest#runs")).isEmpty();
    }

    private Optional<TestPlace> find(String test) {
        return new TestPlaces(folder).find(new TestId(test));
    }

    private void write(String file, String content) throws IOException {
        Path path = folder.resolve("src/test/java").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private String text(SourcePlace place) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(place.path()));
        return new String(
                Arrays.copyOfRange(bytes, place.start(), place.end()), java.nio.charset.StandardCharsets.UTF_8);
    }
}
