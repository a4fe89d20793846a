package dev.ralph.diagnose.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What stands in the source files of a project; one that cannot be read holds nothing. */
final class ProjectSources {

    private final Path project;
    private final Set<String> paths;

    ProjectSources(Path project) {
        this.project = project;
        this.paths = ProjectFiles.of(project).keySet();
    }

    /** The files, relative to the project, with forward slashes. */
    Set<String> paths() {
        return paths;
    }

    byte[] bytes(String path) {
        try {
            return Files.readAllBytes(project.resolve(path));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** The text; what is not UTF-8 is replaced. */
    String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    Source parse(String path, Language language) {
        return Source.parse(path, language, bytes(path));
    }
}
