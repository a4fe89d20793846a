package dev.ralph.junit;

import static dev.ralph.junit.RunnerProcess.name;
import static dev.ralph.junit.RunnerProcess.only;
import static dev.ralph.junit.RunnerProcess.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunnerTest {

    @TempDir
    Path folder;

    @Test
    void lists_every_test_once_and_classes_by_name() throws Exception {
        List<String> listed = only(new RunnerProcess(folder).start("list"), "test").stream()
                .filter(event -> event.get("id").asText().startsWith(RunnerProcess.FIXTURES))
                .map(RunnerProcess::name)
                .collect(Collectors.toList());

        assertThat(listed)
                .doesNotHaveDuplicates()
                .contains(
                        "PlainTest#a",
                        "PlainTest$Inner#d",
                        "ManyTest#numbers(int, org.junit.jupiter.api.TestInfo)",
                        "ManyTest#unfed([Ljava.lang.String;)",
                        "ManyTest#made")
                .containsSubsequence("OrderedTest#a", "OrderedTest#b", "PlainTest#a");
        // One engine comes after the other.
        assertThat(listed.stream()
                        .filter(id -> !id.startsWith("GridTest"))
                        .map(id -> id.replaceAll("[#$].*", ""))
                        .distinct())
                .isSorted();
    }

    @Test
    void keeps_the_order_it_is_told_whatever_the_target_configures() throws Exception {
        RunnerProcess process = new RunnerProcess(folder)
                .withProperty(
                        "junit.jupiter.testmethod.order.default", "org.junit.jupiter.api.MethodOrderer$MethodName")
                .withProperty("junit.jupiter.testclass.order.default", "org.junit.jupiter.api.ClassOrderer$ClassName")
                .withTests("PlainTest$Inner#d", "PlainTest#c", "PlainTest#a", "IdleTest#off", "PlainTest#b");

        assertThat(outcomes(process.start("run")))
                .containsExactly(
                        "PlainTest$Inner#d PASSED",
                        "PlainTest#c PASSED",
                        "PlainTest#a PASSED",
                        "IdleTest#off SKIPPED",
                        "PlainTest#b PASSED");
    }

    @Test
    void a_class_with_an_order_of_its_own_keeps_it() throws Exception {
        assertThat(run("OrderedTest#b", "OrderedTest#a"))
                .containsExactly("OrderedTest#a PASSED", "OrderedTest#b PASSED");
    }

    @Test
    void the_same_test_can_run_twice() throws Exception {
        assertThat(run("PlainTest#a", "PlainTest#a")).containsExactly("PlainTest#a PASSED", "PlainTest#a PASSED");
    }

    @Test
    void invocations_are_numbered() throws Exception {
        String numbers = "ManyTest#numbers(int, org.junit.jupiter.api.TestInfo)";
        assertThat(run("ManyTest#again", numbers, "ManyTest#made", "ManyTest#none"))
                .containsExactly(
                        "ManyTest#again[1] PASSED",
                        "ManyTest#again[2] PASSED",
                        numbers + "[1] PASSED",
                        numbers + "[2] FAILED",
                        "ManyTest#made[1] PASSED",
                        "ManyTest#made[2][1] PASSED",
                        "ManyTest#none SKIPPED");
    }

    @Test
    void a_failure_before_the_tests_is_the_failure_of_each() throws Exception {
        List<JsonNode> events = new RunnerProcess(folder)
                .withTests("BrokenBeforeTest#a", "BrokenBeforeTest#b", "ManyTest#unfed([Ljava.lang.String;)")
                .start("run");

        assertThat(outcomes(events))
                .containsExactly(
                        "BrokenBeforeTest#a FAILED",
                        "BrokenBeforeTest#b FAILED",
                        "ManyTest#unfed([Ljava.lang.String;) FAILED");
        assertThat(only(events, "finished").get(1).get("failure").get("message").asText())
                .isEqualTo("no server");
    }

    @Test
    void a_failure_after_all_tests_overrules_the_last() throws Exception {
        List<JsonNode> events =
                new RunnerProcess(folder).withTests("BrokenAfterTest#a").start("run");

        assertThat(outcomes(events)).containsExactly("BrokenAfterTest#a PASSED");
        assertThat(only(events, "overruled")).extracting(RunnerProcess::name).containsExactly("BrokenAfterTest#a");
    }

    @Test
    void a_failure_after_all_tests_overrules_the_last_even_if_none_ran() throws Exception {
        List<JsonNode> events = new RunnerProcess(folder)
                .withTests("BrokenAfterTest#off", "BrokenAfterTest#none")
                .start("run");

        assertThat(outcomes(events)).containsExactly("BrokenAfterTest#off SKIPPED", "BrokenAfterTest#none SKIPPED");
        assertThat(only(events, "overruled")).extracting(RunnerProcess::name).containsExactly("BrokenAfterTest#none");
    }

    @Test
    void a_method_that_made_no_test_says_so() throws Exception {
        List<JsonNode> events =
                new RunnerProcess(folder).withTests("ManyTest#none").start("run");

        assertThat(only(events, "finished").get(0).get("failure").get("message").asText())
                .isEqualTo("it had no invocation");
    }

    @Test
    void a_container_that_fails_beside_its_siblings_is_heard() throws Exception {
        assertThat(run("ManyTest#half")).containsExactly("ManyTest#half[1] PASSED", "ManyTest#half[2] FAILED");
    }

    @Test
    void what_does_not_run_is_said_to_be_skipped() throws Exception {
        assertThat(run("IdleTest#off", "IdleTest#doubtful", "IdleTest$Inner#off"))
                .containsExactly("IdleTest#off SKIPPED", "IdleTest#doubtful ABORTED", "IdleTest$Inner#off SKIPPED");
    }

    @Test
    void a_test_that_does_not_exist_has_failed() throws Exception {
        assertThat(run("PlainTest#a", "PlainTest#gone", "GoneTest#a"))
                .containsExactly("PlainTest#a PASSED", "PlainTest#gone FAILED", "GoneTest#a FAILED");
    }

    @Test
    void noise_and_threads_of_tests_do_not_matter() throws Exception {
        List<JsonNode> events = new RunnerProcess(folder)
                .withTests(
                        "NoisyTest#shouts", "NoisyTest#stays", "NoisyTest#fails_oddly", "NoisyTest#fails_with_odd_text")
                .start("run");

        assertThat(outcomes(events))
                .containsExactly(
                        "NoisyTest#shouts PASSED",
                        "NoisyTest#stays PASSED",
                        "NoisyTest#fails_oddly FAILED",
                        "NoisyTest#fails_with_odd_text FAILED");
        assertThat(only(events, "finished").get(3).get("failure").get("message").asText())
                .isEqualTo("\"quoted\" \\ \0 \u2028 \ud83d\ude00 \ud83d alone\nsecond line");
        assertThat(only(events, "end")).hasSize(1);
    }

    @Test
    void there_is_no_end_when_a_test_ends_the_process() throws Exception {
        List<JsonNode> events = new RunnerProcess(folder)
                .withTests("PlainTest#a", "NoisyTest#leaves", "PlainTest#b")
                .start("run");

        assertThat(outcomes(events)).containsExactly("PlainTest#a PASSED");
        assertThat(events.get(events.size() - 1).get("event").asText()).isEqualTo("started");
        assertThat(name(events.get(events.size() - 1))).isEqualTo("NoisyTest#leaves");
    }

    @Test
    void fixtures_can_be_switched_off() throws Exception {
        assertThat(fixture("true")).containsExactly("FixtureTest#needs_its_fixture PASSED");
    }

    @Test
    void without_its_fixture_the_fault_is_back() throws Exception {
        assertThat(fixture("false")).containsExactly("FixtureTest#needs_its_fixture FAILED");
    }

    private List<String> fixture(String on) throws Exception {
        return outcomes(new RunnerProcess(folder)
                .withProperty("junit.jupiter.extensions.autodetection.enabled", "true")
                .with("fixtures=" + on)
                .withTests("FixtureTest#needs_its_fixture")
                .start("run"));
    }

    private List<String> run(String... tests) throws Exception {
        return outcomes(
                new RunnerProcess(folder).with("fixtures=true").withTests(tests).start("run"));
    }
}
