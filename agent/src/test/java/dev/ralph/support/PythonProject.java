package dev.ralph.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small pytest project in a git repository of its own, with a fault that no pattern covers: a closure counts tickets,
 * and a test that sells some leaves it where another expects it at its beginning.
 */
public final class PythonProject extends GitProject<PythonProject> {

    public static final String VICTIM = "tests/test_desk.py::test_a_day_begins_at_one";
    public static final String POLLUTER = "tests/test_desk.py::test_sells_two_tickets";

    private static final String DESK = """
            def desk():
                number = 0

                def take():
                    nonlocal number
                    number += 1
                    return number

                def again():
                    nonlocal number
                    number = 0

                return take, again
            """;

    private static final String TESTS = """
            from desk import desk

            LAST = []
            take, again = desk()


            def test_a_day_begins_at_one():
                assert take() == 1
                again()


            def test_a_day_ends():
                LAST.append("monday")


            def test_remembers_the_last_day():
                assert LAST != []


            def test_sells_two_tickets():
                assert take() < take()
            """;

    private PythonProject(Path root) {
        super(root);
    }

    @Override
    PythonProject self() {
        return this;
    }

    /** Writes the project; nothing is committed yet. */
    public static PythonProject in(Path folder) {
        return new PythonProject(folder)
                .write("desk.py", DESK)
                .write("tests/__init__.py", "")
                .write("tests/test_desk.py", TESTS)
                .write("pytest.ini", "[pytest]\n")
                .write(".gitignore", "tasks/\nlogs/\n.ralph/\n");
    }

    /** Writes a task about the fault, in queue tdd. */
    public PythonProject task(String id, String moreWords) {
        return write("tasks/%s.md".formatted(id), """
                # Task %s: Number tickets from one

                **Queue**: TDD

                ## Description
                `%s` fails after `%s`.
                %s
                ## Success Criteria
                - [ ] Tests pass in any order
                """.formatted(id, VICTIM, POLLUTER, moreWords));
    }

    /** Works the queue with a model. */
    public Ralph run(ScriptedModel model, Path config, int attempts) {
        try {
            Files.writeString(config, """
                    budget:
                      attempts: %d
                    model:
                      name: openai/scripted
                      base_url: %s
                      deadline: 20s
                    """.formatted(attempts, model.baseUrl()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Ralph.with(
                java.util.Map.of("RALPH_CONFIG", config.toString()),
                "run",
                "--queue=tdd",
                "--shuffles=0",
                "--tasks=" + root().resolve("tasks"));
    }
}
