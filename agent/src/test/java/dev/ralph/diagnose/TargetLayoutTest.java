package dev.ralph.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetLayoutTest {

    @TempDir
    private Path folder;

    @Test
    void the_root_package_is_what_all_tests_share() {
        SourceFolder project = new SourceFolder(folder);
        assertThat(project.layout().rootPackage()).isEmpty();

        project.test("city.wheels.bikes.ATest", "package city.wheels.bikes; class ATest {}");
        assertThat(project.layout().rootPackage()).isEqualTo("city.wheels.bikes");

        project.test("city.wheelsets.BTest", "package city.wheelsets; class BTest {}");
        assertThat(project.layout().rootPackage()).isEqualTo("city");

        project.test("Plain", "class Plain {}");
        assertThat(project.layout().rootPackage()).isEmpty();
    }

    @Test
    void the_harness_is_the_class_that_asks_for_the_database() {
        SourceFolder project = new SourceFolder(folder)
                .test(
                        "city.Db",
                        "class Db { String url = env(\"RALPH_JDBC_URL\"); String env(String n) { return System.getenv(n); } }")
                .test("city.Doc", "/** RALPH_JDBC_URL, see System.getenv(). */ class Doc {}")
                .test("city.OnlyTest", "class OnlyTest { @EnabledIf(\"RALPH_JDBC_URL\") @Test void a() {} }");

        assertThat(project.layout().harness())
                .contains(new TargetLayout.Harness("city.Db", "src/test/java/city/Db.java"));
    }

    @Test
    void the_harness_may_take_the_name_from_a_constant_elsewhere() {
        SourceFolder project = new SourceFolder(folder)
                .test("city.Names", "class Names { static final String URL = \"RALPH_JDBC_URL\"; }")
                .test("city.Db", "class Db { String url = System.getenv(Names.URL); }")
                .test("city.Other", "class Other { String home = System.getenv(\"HOME\"); }");

        assertThat(project.layout().harness().orElseThrow().className()).isEqualTo("city.Db");
    }

    @Test
    void a_test_that_looks_at_the_database_as_well_is_not_the_harness() {
        SourceFolder project = new SourceFolder(folder)
                .test("city.Db", "class Db { String url = System.getenv(\"RALPH_JDBC_URL\"); }")
                .test("city.ATest", "class ATest { @Test void a() { System.getenv(\"RALPH_JDBC_URL\"); } }");
        assertThat(project.layout().harness().orElseThrow().className()).isEqualTo("city.Db");

        project.test("city.Db2", "class Db2 { String url = System.getenv(\"RALPH_JDBC_URL\"); }");
        assertThat(project.layout().harness()).isEmpty();
    }

    @Test
    void a_class_is_found_by_its_name_also_when_nested_or_in_a_neighbours_file() {
        TargetLayout layout = new SourceFolder(folder)
                .test("city.ATest", "package city; class ATest { static class In {} } class Beside {}")
                .main("city.App", "package city; class App { private static App it; }")
                .layout();

        assertThat(layout.testSource("city.ATest$In").orElseThrow().path()).isEqualTo("src/test/java/city/ATest.java");
        assertThat(layout.testSource("city.Beside").orElseThrow().path()).isEqualTo("src/test/java/city/ATest.java");
        assertThat(layout.testSource("city.Nowhere")).isEmpty();
        assertThat(layout.testSource("city.App")).isEmpty();
        assertThat(layout.staticField("city.App", "it")).isPresent();
    }
}
