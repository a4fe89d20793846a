package dev.ralph.runner;

import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A folder of the host through which a sandboxed build hands over its results; closing it removes it. */
record Exchange(Path folder) implements AutoCloseable {

    static Exchange in(Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, "build-");
        SandboxUser.current().prepare(folder);
        return new Exchange(folder);
    }

    /** Beside the folder and not in it: no build may change it. */
    Path settings() {
        return folder.resolveSibling(folder.getFileName() + "-settings.xml");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(settings());
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
                for (Path child : children) {
                    delete(child);
                }
            }
        }
        Files.delete(path);
    }
}
