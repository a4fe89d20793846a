package dev.ralph.cli;

import dev.ralph.diagnose.report.HtmlPage;
import dev.ralph.diagnose.report.Report;
import dev.ralph.diagnose.report.Sarif;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that a diagnosis is written to besides what is printed. */
final class DiagnosisFiles {

    private final Optional<Path> html;
    private final Optional<Path> sarif;

    /**
     * Notes where they go.
     *
     * @param tasks the folder that tasks go to, if any
     * @throws RalphException when one of them cannot be there; minutes later would be too late
     */
    DiagnosisFiles(Optional<Path> html, Optional<Path> sarif, Optional<Path> tasks) {
        this.html = html;
        this.sarif = sarif;
        List<Problem> problems = new ArrayList<>();
        Stream.of(html, sarif).flatMap(Optional::stream).forEach(file -> check(file, problems));
        tasks.filter(folder -> !Files.isDirectory(folder))
                .ifPresent(folder -> problems.add(new Problem(
                        "there is no folder of tasks", folder.toString(), "create it, or name another with --tasks")));
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
    }

    private static void check(Path file, List<Problem> problems) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (Files.isDirectory(file) || !Files.isDirectory(folder)) {
            problems.add(
                    new Problem("this cannot be written to", file.toString(), "name a file in a folder that is there"));
        }
    }

    void write(Report report) {
        html.ifPresent(file -> write(file, HtmlPage.of(report)));
        sarif.ifPresent(file -> write(file, Sarif.of(report)));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new RalphException(
                    List.of(new Problem(
                            "the file cannot be written: " + e, file.toString(), "make room, or allow writing to it")),
                    e);
        }
    }

    /** The path of a folder as seen from another, with forward slashes; empty for that one itself. */
    static String inside(Path folder, Path project) {
        try {
            return folder.toRealPath()
                    .relativize(project.toAbsolutePath().toRealPath())
                    .toString()
                    .replace('\\', '/');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + project, e);
        }
    }
}
