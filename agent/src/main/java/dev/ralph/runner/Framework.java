package dev.ralph.runner;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test framework as {@code runners/NAME/runner.yaml} describes it.
 *
 * @param recognisedBy files of a project, relative to its folder; the last part of each may hold {@code *}
 * @param leftOut names of folders that are no sources and are never copied
 * @param above files that, above a project in its repository, belong to its tests
 */
public record Framework(String name, int order, List<String> recognisedBy, List<String> leftOut, List<String> above) {

    public Framework {
        recognisedBy = List.copyOf(recognisedBy);
        leftOut = List.copyOf(leftOut);
        above = List.copyOf(above);
    }

    /** The first file by which a project is recognised. */
    Optional<String> trace(Path project) {
        return recognisedBy.stream()
                .flatMap(pattern -> found(project, pattern).stream())
                .findFirst();
    }

    private static Optional<String> found(Path project, String pattern) {
        int slash = pattern.lastIndexOf('/') + 1;
        Path folder = project.resolve(pattern.substring(0, slash));
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern.substring(slash))) {
                for (Path file : files) {
                    if (Files.isRegularFile(file)) {
                        names.add(pattern.substring(0, slash) + file.getFileName());
                    }
                }
            } catch (IOException e) {
                return Optional.empty(); // a folder that cannot be read shows nothing
            }
        }
        return names.stream().sorted().findFirst();
    }
}
