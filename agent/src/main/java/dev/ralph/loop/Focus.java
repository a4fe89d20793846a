package dev.ralph.loop;

import dev.ralph.diagnose.report.TestFiles;
import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which tests of a suite are looked at. */
@FunctionalInterface
public interface Focus {

    /**
     * Chooses among all tests of a suite.
     *
     * @throws RalphException when a test that a person named is not among them
     */
    Set<TestId> among(List<TestId> tests);

    /** All of them. */
    static Focus all() {
        return Set::copyOf;
    }

    /** The one that a person named, with all its invocations. */
    static Focus on(String named) {
        return tests -> {
            Set<TestId> found =
                    tests.stream().filter(test -> test.value().equals(named)).collect(Collectors.toSet());
            if (found.isEmpty()) {
                found = tests.stream().filter(test -> isInvocation(test, named)).collect(Collectors.toSet());
            }
            if (found.isEmpty()) {
                throw unknown(named, tests);
            }
            return found;
        };
    }

    /**
     * Those that changed files concern: a file of tests its own, a {@code conftest.py} those below its folder, and what
     * is neither, or is gone, all of them.
     *
     * @param paths relative to the project
     */
    static Focus changed(Collection<String> paths) {
        return tests ->
                paths.stream().flatMap(path -> concerned(path, tests).stream()).collect(Collectors.toSet());
    }

    private static List<TestId> concerned(String path, List<TestId> tests) {
        List<TestId> own = tests.stream()
                .filter(test -> TestFiles.holds(test, path) || isBelow(test, path))
                .toList();
        return own.isEmpty() ? tests : own;
    }

    private static boolean isBelow(TestId test, String path) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return path.equals(folder + "conftest.py") && test.value().startsWith(folder);
    }

    private static boolean isInvocation(TestId test, String named) {
        return test.declared().value().equals(named) || test.value().startsWith(named + "[");
    }

    private static RalphException unknown(String named, List<TestId> tests) {
        String wanted = named.toLowerCase(Locale.ROOT).replaceFirst(".*(::|#)", "");
        String near = tests.stream()
                .map(TestId::value)
                .filter(id -> id.toLowerCase(Locale.ROOT).contains(wanted))
                .limit(5)
                .collect(Collectors.joining(", "));
        return new RalphException(
                "the suite of %d tests has no test '%s'".formatted(tests.size(), named),
                "--test",
                near.isEmpty() ? "write its id as the test framework prints it" : "did you mean one of: " + near);
    }
}
