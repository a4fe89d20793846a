package dev.ralph.runner;

import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Maven wrote, read for the reason of its failure. */
record BuildLog(Finished finished, List<String> lines) {

    private static final Pattern COMPILE_ERROR = Pattern.compile("\\[ERROR] /work/(\\S+):\\[(\\d+),\\d+] (.*)");
    private static final int MOST_ERRORS = 5;

    BuildLog {
        lines = List.copyOf(lines);
    }

    static BuildLog of(Finished finished) {
        try {
            byte[] bytes = Files.readAllBytes(finished.evidence().log());
            return new BuildLog(
                    finished, new String(bytes, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an offline build stopped because the cache did not have all it needs. */
    boolean lacksArtifacts() {
        return finished.ending() == Finished.Ending.EXITED
                && lines.stream()
                        .anyMatch(line -> line.contains("offline mode") || line.contains("during a previous attempt"));
    }

    /** The failure as a person needs to hear it. */
    RalphException failure(String project) {
        if (finished.ending() != Finished.Ending.EXITED) {
            return new RalphException(
                    "The build of the target did not come to its end: " + finished.ending(), project, remedy());
        }
        Optional<RalphException> stopped = MachineFailure.of(exitCode(), lines, place(project), remedy());
        if (stopped.isPresent()) {
            return stopped.get();
        }
        List<String> errors = compileErrors();
        if (!errors.isEmpty()) {
            return new RalphException("The target does not compile.", String.join("\n          ", errors), remedy());
        }
        String reasons = lines.stream()
                .filter(line -> line.startsWith("[ERROR]"))
                .map(line -> line.substring("[ERROR]".length()).strip())
                .filter(line -> !line.isEmpty())
                .limit(2)
                .collect(Collectors.joining("\n"));
        String what = "The target cannot be built: " + (reasons.isEmpty() ? "exit code " + exitCode() : reasons);
        return new RalphException(what, place(project), remedy());
    }

    private static String place(String project) {
        return project.isEmpty() ? "the target's pom.xml" : project;
    }

    private List<String> compileErrors() {
        return lines.stream()
                .map(COMPILE_ERROR::matcher)
                .filter(Matcher::matches)
                .map(error -> error.group(1) + ":" + error.group(2) + " " + error.group(3))
                .distinct()
                .limit(MOST_ERRORS)
                .toList();
    }

    private int exitCode() {
        return finished.evidence().exitCode();
    }

    private String remedy() {
        return "see " + finished.evidence().log();
    }
}
