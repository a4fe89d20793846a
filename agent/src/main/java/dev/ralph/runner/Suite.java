package dev.ralph.runner;

import dev.ralph.model.TestId;
import dev.ralph.sandbox.Mount;
import java.nio.file.Path;
import java.util.List;

/**
 * A target that is compiled and ready to run: where it lies on the host, what a test process must see, and which
 * tests it has in declared order.
 *
 * @param tree host folder with the built tree, mounted read-only into cells and copied there to {@code /work}
 * @param project path of the project inside the tree, empty for the root
 * @param mounts what a test process needs besides the tree: JDK, dependency cache, runner
 * @param tests every test, in the order in which the target's own build runs them
 * @param command the start of every worker's command line, known only to the runner that made the suite
 */
public record Suite(Path tree, String project, List<Mount> mounts, List<TestId> tests, List<String> command) {

    public Suite {
        mounts = List.copyOf(mounts);
        tests = List.copyOf(tests);
        command = List.copyOf(command);
    }

    /** A suite whose runner needs no command of its own. */
    public Suite(Path tree, String project, List<Mount> mounts, List<TestId> tests) {
        this(tree, project, mounts, tests, List.of());
    }

    /** The folder of a project as the sandbox sees it. */
    static String inside(String project) {
        return project.isEmpty() ? "/work" : "/work/" + project;
    }

    /** The same with fewer tests. */
    public Suite only(List<TestId> some) {
        return new Suite(tree, project, mounts, some, command);
    }
}
