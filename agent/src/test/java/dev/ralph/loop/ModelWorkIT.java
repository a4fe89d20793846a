package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ralph.support.Needs;
import dev.ralph.support.PythonProject;
import dev.ralph.support.Ralph;
import dev.ralph.support.ScriptedAnswer;
import dev.ralph.support.ScriptedModel;
import dev.ralph.support.TinyProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs in which a model works on a fault that no pattern covers: a counter that only a closure holds. */
@Needs({"bubblewrap", "pytest"})
final class ModelWorkIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOME =
            Path.of(System.getProperty("ralph.home", "")).toAbsolutePath();

    private static final ScriptedAnswer[] WORK = {
        call("run_tests"),
        call(
                "edit",
                "path",
                "tests/test_desk.py",
                "find",
                "    assert take() < take()\n",
                "replacement",
                "    try:\n        assert take() < take()\n    finally:\n        again()\n"),
        call("show_diff"),
        call("ask", "question", "Is each sale to be taken back?")
    };

    @TempDir
    private Path folder;

    @TempDir
    private Path config;

    /** A sample project with the fault planted in it, and how a good model repairs it. */
    private enum Sample {
        PYTEST(
                "tests/test_tickets.py",
                "tests/test_tickets.py::test_a_day_without_tickets_begins_at_one",
                "tests/test_tickets.py::test_sells_two_tickets",
                "def test_sells_two_tickets():\n    assert take() < take()\n",
                """
                @pytest.fixture
                def numbers_from_one():
                    yield
                    again()


                @pytest.mark.usefixtures("numbers_from_one")
                def test_sells_two_tickets():
                    assert take() < take()
                """,
                "\"\"\"Tickets are numbered from one on every day.\"\"\"\n",
                "\"\"\"Tickets are numbered from one on every day.\"\"\"\n\nimport pytest\n"),
        JUNIT(
                "src/test/java/city/wheels/tickets/TicketsTest.java",
                "city.wheels.tickets.TicketsTest#a_day_without_tickets_begins_at_one",
                "city.wheels.tickets.TicketsTest#sells_two_tickets",
                "    @Test\n    void a_day_without",
                """
                    @AfterEach
                    void numbers_from_one() {
                        DESK.remove();
                    }

                    @Test
                    void a_day_without""".indent(4).stripTrailing(),
                "import org.junit.jupiter.api.Test;\n",
                "import org.junit.jupiter.api.AfterEach;\nimport org.junit.jupiter.api.Test;\n");

        private final String file;
        private final String victim;
        private final String polluter;
        private final String allEdits;

        Sample(String file, String victim, String polluter, String... edits) {
            this.file = file;
            this.victim = victim;
            this.polluter = polluter;
            this.allEdits = String.join("\0", edits);
        }

        ScriptedAnswer[] goodWork() {
            List<String> edits = List.of(allEdits.split("\0"));
            return new ScriptedAnswer[] {
                call("read", "path", file),
                call("edit", "path", file, "find", edits.get(0), "replacement", edits.get(1)),
                call("edit", "path", file, "find", edits.get(2), "replacement", edits.get(3)),
                call("run_tests"),
                call("hand_in", "claim", "The desk starts again behind each test that sells.")
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_that_no_pattern_covers_is_repaired_by_a_model_and_proven(Sample sample) throws Exception {
        TinyProject project = planted(sample);

        try (ScriptedModel model = ScriptedModel.answering(sample.goodWork())) {
            Ralph ralph = run(project, model);

            assertThat(ralph.exitCode()).as("%s%s", ralph.out(), ralph.err()).isZero();
            assertThat(model.calls()).isEqualTo(5);
            assertThat(model.requests().get(0).body())
                    .as("the diagnosis comes before anything is asked")
                    .contains(sample.victim, sample.polluter, sample.file);
            assertThat(model.requests().get(4).body())
                    .as("what the tests showed at the desk")
                    .contains("2 of 2 tests passed");
        }
        assertThat(project.read("tasks/T1.md")).contains("STATUS: COMPLETE", "VERDICT: FIXED", "BRANCH: ralph/T1");
        assertThat(commit(project).getFullMessage().replaceAll("\\s+", " "))
                .contains("openai/scripted", "The desk starts again behind each test that sells.")
                .contains("Ralph-Verdict: FIXED");
        assertThat(exchanges(project)).isEqualTo(5);
    }

    @Test
    void without_a_model_the_task_is_blocked_with_the_line_that_says_how_to_have_one_and_the_rest_goes_on()
            throws Exception {
        PythonProject project = PythonProject.in(folder).task("T1", "").commit();
        project.write("tasks/T2.md", "# Task T2: Write a poem\n\n**Queue**: TDD\n\n## Description\nAbout bicycles.\n");

        Ralph ralph = Ralph.run("run", "--queue=tdd", "--shuffles=0", "--tasks=" + folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isEqualTo(3);
        assertThat(ralph.out()).contains("T1 BLOCKED", "T2 BLOCKED");
        assertThat(project.read("tasks/T1.md")).contains("STATUS: BLOCKED", "set RALPH_MODEL", "config.yaml");
        assertThat(project.read("tasks/T2.md")).contains("STATUS: BLOCKED", "set RALPH_MODEL");
    }

    @Test
    void a_run_is_replayed_from_its_record_byte_for_byte_without_a_network() throws Exception {
        PythonProject project = PythonProject.in(folder).task("T1", "").commit();
        Path settings = config.resolve("config.yaml");
        try (ScriptedModel model = ScriptedModel.answering(WORK)) {
            Ralph ralph = project.run(model, settings, 3);
            assertThat(ralph.exitCode()).as("%s%s", ralph.out(), ralph.err()).isEqualTo(3);
        }
        Path recorded = Files.move(onlyRun().resolve("model"), config.resolve("model"));
        forgetTheRun(project);

        Ralph replayed = Ralph.with(
                Map.of("RALPH_CONFIG", settings.toString(), "RALPH_MODEL", "replay:" + recorded),
                "run",
                "--queue=tdd",
                "--shuffles=0",
                "--tasks=" + folder.resolve("tasks"));

        assertThat(replayed.exitCode())
                .as("%s%s", replayed.out(), replayed.err())
                .isEqualTo(3);
        assertThat(replayed.err()).doesNotContain("is not the one that was recorded");
        assertThat(bytes(onlyRun().resolve("model"))).hasSize(WORK.length).isEqualTo(bytes(recorded));
        assertThat(project.read("tasks/T1.md")).contains("QUESTION: Is each sale to be taken back?");
        assertThat(Ralph.run("log", "T1", "--model", "--tasks=" + folder.resolve("tasks"))
                        .out())
                .contains("again()", "Is each sale to be taken back?");
    }

    @Test
    void a_task_that_is_too_large_is_split_by_a_model_that_knows_the_diagnosis() throws Exception {
        PythonProject project = PythonProject.in(folder).commit();
        project.write("tasks/T1.md", """
                # Task T1: Order-dependent tests

                **Queue**: TDD

                ## Description
                The tests depend on their order. It takes more than 8 files and 500 lines.
                """);
        String parts = """
                {"parts": [
                  {"title": "Number tickets from one", "goal": "%s passes after %s", "criteria": ["it passes right behind it"]},
                  {"title": "Remember the last day", "goal": "test_remembers_the_last_day passes alone", "criteria": []}
                ]}""".formatted(PythonProject.VICTIM, PythonProject.POLLUTER);

        Ralph ralph;
        try (ScriptedModel model = ScriptedModel.answering(ScriptedAnswer.call("split", parts))) {
            Files.writeString(config.resolve("config.yaml"), """
                    budget: {run: 1h, task: 1h, calls: 1}
                    model: {name: openai/scripted, base_url: "%s"}
                    """.formatted(model.baseUrl()));
            ralph = Ralph.with(
                    Map.of("RALPH_CONFIG", config.resolve("config.yaml").toString()),
                    "run",
                    "--queue=tdd",
                    "--shuffles=0",
                    "--providers=mock",
                    "--workers=1",
                    "--tasks=" + folder.resolve("tasks"));
            assertThat(model.requests().get(0).body()).contains("test_remembers_the_last_day");
        }

        assertThat(project.read("tasks/T1.md"))
                .as("%s%s", ralph.out(), ralph.err())
                .contains("STATUS: DECOMPOSED", "CHILDREN: T2, T3");
        assertThat(project.read("tasks/T2.md")).contains("**Parent**: T1", "- [ ] it passes right behind it");
        assertThat(project.read("tasks/T3.md"))
                .contains("- [ ] ", "STATUS: BLOCKED", "budget.calls")
                .doesNotContain("STATUS: COMPLETE");
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("logs/T1"))) {
            return runs.reduce((one, other) -> {
                        throw new AssertionError("more than one run");
                    })
                    .orElseThrow();
        }
    }

    private void forgetTheRun(PythonProject project) throws Exception {
        try (Stream<Path> logs = Files.walk(folder.resolve("logs"))) {
            for (Path path : logs.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        project.task("T1", "");
    }

    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return bytes;
    }

    private TinyProject planted(Sample sample) throws IOException {
        String name = sample.name().toLowerCase(java.util.Locale.ROOT);
        TinyProject project =
                TinyProject.copyOf(HOME.resolve("runners").resolve(name).resolve("sample"), folder);
        String fault = Path.of(sample.file).getFileName().toString();
        project.write(sample.file, Files.readString(HOME.resolve("agent/src/test/resources/models/" + fault)));
        project.write("tasks/T1.md", """
                # Task T1: Number tickets from one

                **Queue**: TDD

                ## Description
                `%s` fails after `%s`.

                ## Success Criteria
                - [ ] Tests pass in any order

                ---RALPH_STATUS---
                STATUS: PENDING
                ---END_RALPH_STATUS---
                """.formatted(sample.victim, sample.polluter));
        return project.commit();
    }

    private Ralph run(TinyProject project, ScriptedModel model) throws IOException {
        Path file = config.resolve("config.yaml");
        Files.writeString(file, """
                model:
                  name: openai/scripted
                  base_url: %s
                  deadline: 20s
                """.formatted(model.baseUrl()));
        return Ralph.with(
                Map.of("RALPH_CONFIG", file.toString()),
                "run",
                "--queue=tdd",
                "--shuffles=0",
                "--tasks=" + project.root().resolve("tasks"));
    }

    private static ScriptedAnswer call(String tool, String... namesAndValues) {
        ObjectNode arguments = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return ScriptedAnswer.call(tool, arguments.toString());
    }

    private static long exchanges(TinyProject project) throws IOException {
        try (Stream<Path> files = Files.walk(project.root().resolve("logs/T1"))) {
            return files.filter(file -> file.toString().matches(".*/model/\\d{4}\\.json"))
                    .count();
        }
    }

    private static RevCommit commit(TinyProject project) throws Exception {
        try (Git git = Git.open(project.root().toFile())) {
            return git.log()
                    .add(git.getRepository().resolve("ralph/T1"))
                    .setMaxCount(1)
                    .call()
                    .iterator()
                    .next();
        }
    }
}
