package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FocusTest {

    private static final List<TestId> TESTS = List.of(
            new TestId("tests/a.py::test_x[1]"),
            new TestId("tests/a.py::test_x[2]"),
            new TestId("tests/b.py::test_y"),
            new TestId("city.RideTest#ends()"),
            new TestId("city.RideTest$Inner#ends(int)[1]"));

    @Test
    void a_test_is_named_exactly_or_with_all_its_invocations() {
        assertThat(Focus.on("tests/a.py::test_x[2]").among(TESTS)).containsExactly(TESTS.get(1));
        assertThat(Focus.on("tests/a.py::test_x").among(TESTS)).containsExactlyInAnyOrder(TESTS.get(0), TESTS.get(1));
        assertThat(Focus.on("city.RideTest$Inner#ends(int)").among(TESTS)).containsExactly(TESTS.get(4));
    }

    @Test
    void a_test_that_is_not_there_is_a_problem_that_names_what_is_near() {
        assertThatThrownBy(() -> Focus.on("other.py::test_y").among(TESTS))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("tests/b.py::test_y");
    }

    @Test
    void changed_files_of_tests_choose_the_tests_in_them() {
        assertThat(Focus.changed(List.of("tests/b.py")).among(TESTS)).containsExactly(TESTS.get(2));
        assertThat(Focus.changed(List.of("src/test/java/city/RideTest.java")).among(TESTS))
                .containsExactlyInAnyOrder(TESTS.get(3), TESTS.get(4));
    }

    @Test
    void a_changed_conftest_chooses_the_tests_below_its_folder() {
        assertThat(Focus.changed(List.of("tests/conftest.py")).among(TESTS))
                .containsExactlyInAnyOrder(TESTS.get(0), TESTS.get(1), TESTS.get(2));
        assertThat(Focus.changed(List.of("conftest.py")).among(TESTS)).containsExactlyInAnyOrderElementsOf(TESTS);
        assertThat(Focus.changed(List.of("elsewhere/conftest.py")).among(TESTS))
                .containsExactlyInAnyOrderElementsOf(TESTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop/users.py", "tests/helpers.py", "pyproject.toml", "src/test/java/city/Base.java"})
    void any_other_change_may_concern_every_test(String path) {
        assertThat(Focus.changed(List.of("tests/b.py", path)).among(TESTS)).containsExactlyInAnyOrderElementsOf(TESTS);
    }

    @Test
    void no_change_concerns_no_test() {
        assertThat(Focus.changed(List.of()).among(TESTS)).isEmpty();
    }
}
