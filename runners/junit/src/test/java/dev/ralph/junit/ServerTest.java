package dev.ralph.junit;

import static dev.ralph.junit.RunnerProcess.name;
import static dev.ralph.junit.RunnerProcess.only;
import static dev.ralph.junit.RunnerProcess.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerTest {

    @TempDir
    Path folder;

    private SessionProcess session;

    @BeforeEach
    void starts() throws Exception {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.write(project.resolve("known.txt"), new byte[] {1});
        Files.write(project.resolve("old.txt"), new byte[] {1});
        String[] arguments = {"project=" + project};
        session = new SessionProcess(folder, "jdbc:sqlite:" + project.resolve("test.db"), arguments);
    }

    @AfterEach
    void ends() throws Exception {
        session.close();
    }

    @Test
    void names_all_tests_before_it_is_ready() throws Exception {
        session.await("\"ready\"");

        List<JsonNode> events = session.events();
        assertThat(events.get(events.size() - 1).get("event").asText()).isEqualTo("ready");
        assertThat(only(events, "test")).extracting(RunnerProcess::name).contains("StateTest#counts");
    }

    @Test
    void nothing_that_one_probe_changes_is_there_in_the_next() throws Exception {
        String[] leaky = {
            "counts",
            "caches",
            "sets_a_property",
            "moves",
            "replaces_streams",
            "registers",
            "silences_a_logger",
            "changes_the_environment",
            "writes_files",
            "leaves_a_thread"
        };
        String[] victims = {
            "is_not_counted",
            "finds_no_cache",
            "finds_no_property",
            "is_at_home",
            "finds_nothing_registered",
            "logs",
            "has_its_environment",
            "finds_its_files",
            "is_alone"
        };
        List<List<JsonNode>> answers = session.run(
                session.probe("outcomes", both(leaky, new String[0])),
                session.probe("outcomes", both(victims, new String[0])),
                session.probe("outcomes", both(leaky, victims)));

        assertThat(outcomes(answers.get(0))).hasSize(10).allMatch(outcome -> outcome.endsWith("PASSED"));
        assertThat(outcomes(answers.get(1))).hasSize(9).allMatch(outcome -> outcome.endsWith("PASSED"));

        assertThat(outcomes(answers.get(2)).subList(10, 19)).allMatch(outcome -> outcome.endsWith("FAILED"));
        assertThat(only(session.events(), "note")).isEmpty();
        assertThat(only(session.events(), "cannot")).isEmpty();
    }

    @Test
    void each_order_runs_exactly_as_it_was_asked_for() throws Exception {
        String[] order = {"PlainTest#c", "StateTest#counts", "PlainTest#a", "PlainTest#a", "PlainTest$Inner#d"};

        assertThat(outcomes(session.run(session.probe("outcomes", order))))
                .containsExactly(
                        "PlainTest#c PASSED",
                        "StateTest#counts PASSED",
                        "PlainTest#a PASSED",
                        "PlainTest#a PASSED",
                        "PlainTest$Inner#d PASSED");
    }

    @Test
    void parameters_that_an_engine_knows_beforehand_do_not_mix_tests() throws Exception {
        assertThat(outcomes(session.run(session.probe("outcomes", "GridTest#b", "GridTest#a"))))
                .containsExactly(
                        "GridTest#b[1] PASSED", "GridTest#b[2] PASSED", "GridTest#a[1] PASSED", "GridTest#a[2] PASSED");
    }

    @Test
    void names_whatever_a_test_leaves_changed() throws Exception {
        String[] leaky = {
            "counts",
            "caches",
            "sets_a_property",
            "moves",
            "replaces_streams",
            "registers",
            "silences_a_logger",
            "changes_the_environment",
            "writes_files",
            "leaves_a_thread",
            "is_at_home"
        };

        List<JsonNode> answer = session.run(session.probe("leaks", both(leaky, new String[0])));

        assertThat(leaks(answer))
                .containsExactlyInAnyOrder(
                        "counts STATIC_FIELD:StateTest#count 0 1",
                        "caches STATIC_FIELD:StateTest#CACHE 0 entries {} 1 entry {\"a\"=[\"b\"]}",
                        "sets_a_property SYSTEM_PROPERTY:city.mode (none) odd",
                        "sets_a_property WORKING_DIRECTORY:user.dir " + System.getProperty("user.dir") + " /nowhere",
                        "moves LOCALE:locale en tr-TR",
                        "moves LOCALE:locale DISPLAY en tr-TR",
                        "moves LOCALE:locale FORMAT en tr-TR",
                        "moves TIME_ZONE:time zone "
                                + java.util.TimeZone.getDefault().getID() + " Pacific/Apia",
                        "replaces_streams STREAM:System.out java.io.PrintStream java.io.PrintStream",
                        "replaces_streams CONTEXT_LOADER:context loader dev.ralph.junit.ProjectLoader (none)",
                        "registers REGISTRY:security providers",
                        "registers REGISTRY:Thread.defaultUncaughtExceptionHandler (none) StateTest$$Lambda",
                        "silences_a_logger LOGGING:city (none) level OFF, handlers []",
                        "changes_the_environment ENVIRONMENT:PATH",
                        "writes_files FILE:known.txt 1 bytes 3 bytes",
                        "writes_files FILE:new (none) a folder",
                        "writes_files FILE:new/folder (none) a folder",
                        "writes_files FILE:new/folder/file.txt (none) 1 bytes",
                        "writes_files FILE:old.txt 1 bytes (none)",
                        "leaves_a_thread THREAD:left behind (none) daemon");
    }

    @Test
    void state_put_back_before_the_last_test_makes_a_victim_pass() throws Exception {
        String prefix = "restore STATIC_FIELD:" + RunnerProcess.FIXTURES + "StateTest#";
        List<List<JsonNode>> answers = session.run(
                session.probe("outcomes", "StateTest#counts", "StateTest#is_not_counted"),
                session.probe("outcomes", "StateTest#counts", "StateTest#is_not_counted") + prefix + "count\n",
                session.probe("outcomes", "StateTest#counts", "ScopedTest#found_nothing_counted") + prefix + "count\n",
                session.probe("outcomes", "StateTest#caches", "StateTest#finds_no_cache") + prefix + "CACHE\n",
                session.probe("outcomes", "StateTest#sets_a_property", "StateTest#finds_no_property")
                        + "restore SYSTEM_PROPERTY:city.mode\nrestore WORKING_DIRECTORY:user.dir\n",
                session.probe("outcomes", "StateTest#writes_files", "StateTest#finds_its_files")
                        + "restore FILE:known.txt\nrestore FILE:old.txt\nrestore FILE:new\n",
                session.probe("outcomes", "StateTest#counts", "StateTest#is_not_counted") + "restore SEQUENCE:bike\n");

        assertThat(answers.stream().map(ServerTest::last).collect(Collectors.toList()))
                .containsExactly("FAILED", "PASSED", "PASSED", "PASSED", "PASSED", "PASSED", "FAILED");
        assertThat(only(answers.get(1), "done").get(0).get("remark").asText()).isEmpty();
        assertThat(only(answers.get(6), "done").get(0).get("remark").asText()).contains("SEQUENCE:bike cannot");
    }

    @Test
    void rows_can_be_told_and_put_back() throws Exception {
        String[] order = {"RowsTest#inserts", "RowsTest#finds_no_town"};
        List<List<JsonNode>> answers = session.run(
                session.probe("outcomes", order),
                session.probe("leaks", order) + "restore ROWS:town\n",
                session.probe("outcomes", "RowsTest#finds_no_town"));

        assertThat(answers.stream().map(ServerTest::last).collect(Collectors.toList()))
                .containsExactly("FAILED", "PASSED", "PASSED");
        assertThat(leaks(answers.get(1)))
                .containsExactly(
                        "inserts ROWS:odd_street (no table) 1",
                        "inserts ROWS:town (no table) 1",
                        "inserts SEQUENCE:odd_street (unused) 1");
    }

    @Test
    void what_a_class_sets_up_and_tidies_up_belongs_to_its_test() throws Exception {
        List<JsonNode> answer =
                session.run(session.probe("leaks", "ScopedTest#found_nothing_counted", "StateTest#counts"));

        assertThat(leaks(answer)).containsExactly("counts STATIC_FIELD:StateTest#count 0 1");
    }

    @Test
    void a_test_that_hangs_takes_its_own_probe_along() throws Exception {
        String hanging =
                session.probe("outcomes", "PlainTest#a", "StateTest#hangs").replace("20000", "3000");
        List<JsonNode> answer = session.run(hanging);

        assertThat(outcomes(answer)).containsExactly("PlainTest#a PASSED");
        assertThat(end(answer)).isEqualTo("DEADLINE");
        assertThat(session.isOver()).isTrue();
    }

    @Test
    void a_process_that_dies_leaves_no_answer_that_is_wrong() throws Exception {
        List<JsonNode> answer = session.run(session.probe("outcomes", "PlainTest#a", "StateTest#exits"));

        assertThat(outcomes(answer)).containsExactly("PlainTest#a PASSED");
        assertThat(only(answer, "done")).isEmpty();
    }

    @Test
    void a_test_that_uses_up_memory_ends_the_session() throws Exception {
        List<List<JsonNode>> answers = session.run(
                session.probe("outcomes", "StateTest#recurses", "PlainTest#a"),
                session.probe("outcomes", "StateTest#uses_up_memory"));

        assertThat(outcomes(answers.get(0))).containsExactly("StateTest#recurses FAILED", "PlainTest#a PASSED");
        assertThat(end(answers.get(0))).isEqualTo("ENDED");
        assertThat(end(answers.get(1))).isEqualTo("CRASHED");
        assertThat(session.isOver()).isTrue();
    }

    @Test
    void threads_that_do_not_end_make_the_session_give_up() throws Exception {
        List<String> probes = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            probes.add(session.probe("outcomes", "StateTest#leaves_a_thread_that_stays"));
        }
        session.run(probes.toArray(new String[0]));

        assertThat(session.isOver()).isTrue();
        assertThat(only(session.events(), "note")).hasSize(1);
        assertThat(only(session.events(), "cannot")).hasSize(1);
    }

    @Test
    void a_batch_that_a_test_forges_is_not_obeyed() throws Exception {
        session.await("\"ready\"");
        session.send("end\n", "guess");
        List<JsonNode> answer = session.run(session.probe("outcomes", "PlainTest#a"));

        assertThat(outcomes(answer)).containsExactly("PlainTest#a PASSED");
        assertThat(only(session.events(), "end")).isEmpty();
    }

    @Test
    void ends_when_it_is_told() throws Exception {
        session.send("end\n", "n0nce");

        assertThat(session.isOver()).isTrue();
        assertThat(only(session.events(), "end")).hasSize(1);
    }

    private static String[] both(String[] some, String[] others) {
        List<String> all = new ArrayList<>();
        for (String[] each : new String[][] {some, others}) {
            for (String test : each) {
                all.add("StateTest#" + test);
            }
        }
        return all.toArray(new String[0]);
    }

    private static String end(List<JsonNode> answer) {
        return only(answer, "done").get(0).get("end").asText();
    }

    private static String last(List<JsonNode> answer) {
        List<String> outcomes = outcomes(answer);
        return outcomes.get(outcomes.size() - 1).replaceFirst(".* ", "");
    }

    private static List<String> leaks(List<JsonNode> answer) {
        return only(answer, "leak").stream()
                .map(leak -> name(leak).replaceFirst(".*#", "") + " "
                        + leak.get("kind").asText() + ":" + leak.get("where").asText() + " "
                        + leak.get("before").asText() + " " + leak.get("after").asText())
                .map(text -> text.replace(RunnerProcess.FIXTURES, ""))
                .map(text -> text.matches(".*(security providers|ENVIRONMENT:PATH).*")
                        ? text.replaceFirst("(providers|PATH).*", "$1")
                        : text)
                .collect(Collectors.toList());
    }
}
