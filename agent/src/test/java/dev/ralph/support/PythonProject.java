package dev.ralph.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * A small pytest project in a git repository of its own, with a fault that no pattern covers: a closure counts tickets,
 * and a test that sells some leaves it where another expects it at its beginning.
 */
public final class PythonProject {

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

    private final Path root;

    private PythonProject(Path root) {
        this.root = root;
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

    public Path root() {
        return root;
    }

    public PythonProject write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Commits everything on {@code main}. */
    public PythonProject commit() {
        try (Git git =
                Git.init().setDirectory(root.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("a start")
                    .setAuthor("a", "a@b.c")
                    .setCommitter("a", "a@b.c")
                    .setSign(false)
                    .call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
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
                "--tasks=" + root.resolve("tasks"));
    }
}
