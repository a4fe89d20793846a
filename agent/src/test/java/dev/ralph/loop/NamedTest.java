package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.TestId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamedTest {

    @Test
    void a_test_is_named_by_its_whole_id() {
        assertThat(named("`tests/test_a.py::test_add` fails", "tests/test_a.py::test_add", "tests/test_a.py::test_b"))
                .containsExactly("tests/test_a.py::test_add");
    }

    @Test
    void an_id_that_only_begins_or_ends_like_another_is_not_meant_by_it() {
        String text = "see more/tests/test_a.py::test_add_all and tests/test_a.py::test_case[1]";

        assertThat(named(text, "tests/test_a.py::test_add", "tests/test_a.py::test_case"))
                .isEmpty();
        assertThat(named(text, "tests/test_a.py::test_case[1]", "tests/test_a.py::test_case[2]"))
                .containsExactly("tests/test_a.py::test_case[1]");
    }

    @Test
    void a_method_is_named_at_the_end_of_a_sentence() {
        assertThat(named("It is city.ATest#adds.", "city.ATest#adds", "city.ATest#adds(int)"))
                .containsExactly("city.ATest#adds");
    }

    @Test
    void the_name_of_a_test_means_all_of_its_invocations() {
        assertThat(named("tests/test_a.py::test_case fails", "tests/test_a.py::test_case[1]"))
                .hasSize(1);
    }

    @Test
    void the_victims_of_a_leak_are_listed_in_front_of_the_tests_that_they_fail_behind() {
        String goal =
                "These fail:\n\n- `a.py::v`: AssertionError\n- `a.py::w`\n\nThey do not pass after:\n\n- `a.py::p`\n";

        assertThat(Named.victims(goal)).containsExactly("a.py::v", "a.py::w");
    }

    @Test
    void a_text_names_tests_by_node_ids_or_methods_and_not_by_files() {
        assertThat(Named.areIn("tests/test_a.py::test_add fails after another")).isTrue();
        assertThat(Named.areIn("city.station.StationTest#opens is red")).isTrue();
        assertThat(Named.areIn("see tests/test_a.py, issue #12 and Class#method"))
                .isFalse();
    }

    private static Set<String> named(String text, String... ids) {
        List<TestId> tests = Stream.of(ids).map(TestId::new).toList();
        return Named.in(text, tests).stream().map(TestId::value).collect(java.util.stream.Collectors.toSet());
    }
}
