package dev.ralph.runner;

import dev.ralph.model.RalphException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A build that this machine stopped: whatever was built, it is not to blame. */
public final class MachineFailure {

    private static final String WHAT = "This machine stopped the build of the target: ";

    /** A signal ends a process with 128 and its number; nobody sends this one but the system and people. */
    private static final int KILLED = 128 + 9;

    private static final Pattern SAID = Pattern.compile("No space left on device|Disk quota exceeded"
            + "|java\\.lang\\.OutOfMemoryError|insufficient memory for the Java Runtime|Cannot allocate memory");

    /** What is said of a file of the target, or follows such a line; only that it cannot be written is of the machine. */
    private static final Pattern OF_SOURCE = Pattern.compile("/work/|^\\[\\w+] {2,}");

    private MachineFailure() {}

    /** Whether a build failed for what this machine lacks. */
    public static boolean is(RalphException failure) {
        return failure.problems().stream().anyMatch(problem -> problem.what().startsWith(WHAT));
    }

    /** Reads it from what a build said; empty when it failed for another reason. */
    static Optional<RalphException> of(int exitCode, List<String> lines, String where, String log) {
        if (exitCode == KILLED) {
            return Optional.of(failure("it was killed", where, log));
        }
        return lines.stream()
                .filter(line -> !OF_SOURCE.matcher(line).find() || line.contains("error while writing "))
                .map(SAID::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(said -> failure(said.group(), where, log));
    }

    private static RalphException failure(String what, String where, String log) {
        return new RalphException(WHAT + what, where, "make room on the disk or in memory; " + log);
    }
}
