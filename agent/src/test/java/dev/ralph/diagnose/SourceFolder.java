package dev.ralph.diagnose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a small Maven project for a test. */
record SourceFolder(Path project) {

    SourceFolder test(String className, String text) {
        return write("src/test/java/" + className.replace('.', '/') + ".java", text);
    }

    SourceFolder main(String className, String text) {
        return write("src/main/java/" + className.replace('.', '/') + ".java", text);
    }

    TargetLayout layout() {
        return TargetLayout.of(project);
    }

    private SourceFolder write(String path, String text) {
        Path file = project.resolve(path);
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
