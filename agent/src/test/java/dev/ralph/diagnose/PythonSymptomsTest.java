package dev.ralph.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.DeleteOrder;
import dev.ralph.model.Finding.MissingParent;
import dev.ralph.model.Finding.NeedsRealCommits;
import dev.ralph.model.Schema;
import dev.ralph.model.TestId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonSymptomsTest {

    private static final String MISSING = """
            insert or update on table "bikes" violates foreign key constraint "bikes_home_fkey"
            DETAIL:  Key (home)=(7) is not present in table "stations".
            """;
    private static final String REFERENCED = """
            update or delete on table "stations" violates foreign key constraint "bikes_home_fkey" on table "bikes"
            DETAIL:  Key (id)=(7) is still referenced from table "bikes".
            """;
    private static final Schema SCHEMA = new Schema(List.of(new Schema.Table(
            "bikes",
            List.of(),
            List.of("id"),
            List.of(new Schema.ForeignKey(List.of("home"), "stations", List.of("number"))))));

    @TempDir
    private Path project;

    @BeforeEach
    void writeProject() throws IOException {
        Path tests = Files.createDirectories(project.resolve("tests"));
        Files.writeString(tests.resolve("conftest.py"), "def helper():\n    add()\n");
        Files.writeString(tests.resolve("test_bikes.py"), """
                import pytest


                def test_adds(storage):
                    \"\"\"Adds one.\"\"\"
                    storage.bikes.add(7)


                @pytest.mark.slow
                class TestBikes:
                    @pytest.mark.parametrize("n", [1, 2])
                    def test_more(self, cursor, n):
                        cursor.execute("DELETE FROM stations WHERE id = %s", (7,))
                        cursor.execute("DELETE FROM bikes")
                """);
    }

    @Test
    void a_missing_parent_is_put_behind_the_docstring_of_the_test_whatever_wrapped_the_error() {
        List<Finding> found = read(failure("test_adds", "shop.StorageError", MISSING, """
                tests/test_bikes.py:6:
                shop/sql.py:50: in add
                E   shop.StorageError: insert or update
                tests/conftest.py:2: StorageError
                """));

        assertThat(found).singleElement().isInstanceOfSatisfying(MissingParent.class, parent -> {
            assertThat(parent.table()).isEqualTo("stations");
            assertThat(parent.columns()).containsExactly("number");
            assertThat(parent.values()).containsExactly("7");
            assertThat(parent.method().line()).isEqualTo(5);
            assertThat(parent.connection()).isEmpty();
        });
    }

    @Test
    void a_message_that_only_the_printed_error_holds_is_read_there() {
        String printed = "tests/test_bikes.py:6: in test_adds\n" + MISSING.replaceAll("(?m)^(?=.)", "E   ");

        assertThat(read(failure("test_adds", "shop.StorageError", "no bike", printed)))
                .singleElement()
                .isInstanceOf(MissingParent.class);
    }

    @Test
    void deletes_in_a_row_are_found_with_their_values_and_their_connection() {
        for (String message : List.of(REFERENCED, "FOREIGN KEY constraint failed")) {
            List<Finding> found = read(failure("TestBikes::test_more[1]", "sqlite3.IntegrityError", message, """
                      File "/work/tests/test_bikes.py", line 13, in test_more
                    """));

            assertThat(found).singleElement().isInstanceOfSatisfying(DeleteOrder.class, order -> {
                assertThat(order.arguments())
                        .containsExactly("\"DELETE FROM stations WHERE id = %s\", (7,)", "\"DELETE FROM bikes\"");
                assertThat(order.connection()).contains("cursor.connection");
            });
        }
    }

    @Test
    void a_breach_asks_for_real_commits_of_the_function_whatever_it_is_called_with() {
        List<Finding> found = read(
                failure(
                        "TestBikes::test_more[1]",
                        "isolation.breach.IsolationBreach",
                        "It looks at now(). Mark it.",
                        ""),
                failure(
                        "TestBikes::test_more[2]",
                        "isolation.breach.IsolationBreach",
                        "It looks at now(). Mark it.",
                        ""));

        assertThat(found).singleElement().isInstanceOfSatisfying(NeedsRealCommits.class, commits -> {
            assertThat(commits.container()).isEqualTo("tests/test_bikes.py::TestBikes::test_more");
            assertThat(commits.reason()).isEqualTo("It looks at now()");
            assertThat(commits.declaration().line()).isEqualTo(11);
        });
    }

    @Test
    void a_test_that_only_passes_without_the_fixture_needs_real_commits() {
        FailureRecord failure = failure("test_adds", "AssertionError", "assert 1 == 2", "");

        assertThat(symptoms().realCommitsFor(Set.of(failure.test()), List.of(failure)))
                .singleElement()
                .isInstanceOf(NeedsRealCommits.class);
        assertThat(symptoms().realCommitsFor(Set.of(), List.of(failure))).isEmpty();
    }

    @Test
    void the_tests_lie_where_the_outermost_conftest_is_and_are_a_package_when_they_say_so() throws IOException {
        assertThat(PythonLayout.of(project).tests()).isEqualTo("tests");
        assertThat(PythonLayout.of(project).testsPackage()).isEmpty();

        Files.writeString(project.resolve("tests/__init__.py"), "");

        assertThat(PythonLayout.of(project).testsPackage()).isEqualTo("tests");
    }

    private List<Finding> read(FailureRecord... failures) {
        return symptoms().read(List.of(failures));
    }

    private PythonSymptoms symptoms() {
        return new PythonSymptoms(PythonLayout.of(project), SCHEMA);
    }

    private static FailureRecord failure(String test, String type, String message, String stack) {
        return new FailureRecord(new TestId("tests/test_bikes.py::" + test), type, message, stack);
    }
}
