package dev.ralph.coder;

import dev.ralph.llm.ToolCall;
import dev.ralph.llm.ToolSpec;
import dev.ralph.model.Criterion;
import dev.ralph.model.Ranking;
import dev.ralph.model.StatusBlock;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.support.MemoryDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every test of a tool needs: an assignment, and one call at a time. */
final class Bench {

    private final Toolbox tools;

    private Bench(Toolbox tools) {
        this.tools = tools;
    }

    static Bench on(MemoryDesk desk) {
        return new Bench(Toolbox.of(assignment(true), desk));
    }

    static Bench whole(MemoryDesk desk) {
        return new Bench(Toolbox.of(assignment(false), desk));
    }

    static Assignment assignment(boolean maySplit) {
        Task task = new Task(
                new TaskId("T1"),
                "Keep the tariff",
                "Keep the tariff from leaking.",
                new Ranking("tdd", 1, 1),
                Map.of(),
                List.of(new Criterion("every test passes", false)),
                new StatusBlock(Optional.empty(), Map.of()),
                0,
                Optional.empty());
        return new Assignment(
                task,
                List.of("test_b fails after test_a"),
                List.of("a fixture for all tests: test_a fails"),
                List.of(),
                List.of("tests/"),
                maySplit);
    }

    Toolbox.Work use(String tool, String arguments) {
        return tools.use(List.of(new ToolCall("1", tool, arguments)));
    }

    /** What a tool says. */
    String says(String tool, String arguments) {
        return use(tool, arguments).steps().get(0).result();
    }

    List<String> names() {
        return tools.specs().stream().map(ToolSpec::name).toList();
    }
}
