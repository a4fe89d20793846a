package dev.ralph.runner;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The frameworks that there is a runner for; tells which of them a project uses. */
public record Runners(List<Framework> frameworks) {

    public Runners {
        frameworks = List.copyOf(frameworks);
    }

    /**
     * Reads every {@code runner.yaml} below a folder.
     *
     * @throws RalphException with all problems of all files
     */
    public static Runners load(Path folder) {
        List<Framework> frameworks = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                frameworks.add(FrameworkFile.read(file));
            } catch (RalphException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
        frameworks.sort(Comparator.comparingInt(Framework::order).thenComparing(Framework::name));
        return new Runners(frameworks);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.resolve("runner.yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder of runners " + folder, e);
        }
    }

    /**
     * Returns the framework of a project.
     *
     * @param named the one that the user named; only without it the files of the project decide
     * @throws RalphException when there is none, or more than one
     */
    public Framework of(Path project, Optional<String> named) {
        if (!Files.isDirectory(project)) {
            throw new RalphException("There is no such folder.", project.toString(), "name the folder of a project");
        }
        if (named.isPresent()) {
            return named(named.get());
        }
        List<Framework> found = frameworks.stream()
                .filter(framework -> framework.trace(project).isPresent())
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw found.isEmpty() ? nothing(project) : several(project, found);
    }

    private Framework named(String name) {
        return frameworks.stream()
                .filter(framework -> framework.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RalphException(
                        "There is no runner for '%s'.".formatted(name), "--framework", "use " + names(frameworks)));
    }

    private RalphException nothing(Path project) {
        String files = frameworks.stream()
                .map(framework -> "%s: %s".formatted(framework.name(), String.join(", ", framework.recognisedBy())))
                .collect(Collectors.joining("; "));
        return new RalphException(
                "There is no project here whose tests could be run.",
                project.toString(),
                "name a folder with one of these files, or the framework with --framework (%s)".formatted(files));
    }

    private static RalphException several(Path project, List<Framework> found) {
        String traces = found.stream()
                .map(framework -> "%s (%s)"
                        .formatted(framework.name(), framework.trace(project).orElse("")))
                .collect(Collectors.joining(" and "));
        return new RalphException(
                "The project has files of more than one test framework: %s.".formatted(traces),
                project.toString(),
                "say which with --framework " + names(found));
    }

    private static String names(List<Framework> some) {
        return some.stream().map(Framework::name).collect(Collectors.joining(" or "));
    }
}
