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

    /** Those in some files. */
    static Focus in(Collection<String> paths) {
        return tests -> tests.stream()
                .filter(test -> paths.stream().anyMatch(path -> TestFiles.holds(test, path)))
                .collect(Collectors.toSet());
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
