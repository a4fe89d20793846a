package dev.ralph.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A private folder for the small files that one run needs on the host; closing it removes what is left of it. */
final class RunFolder implements AutoCloseable {

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    static RunFolder create() {
        try {
            return new RunFolder(Files.createTempDirectory(Leftovers.prefix()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    Path write(String name, byte[] content) {
        try {
            return Files.write(path.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (Files.notExists(path)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
