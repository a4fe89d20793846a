package dev.ralph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** How much lies in a folder, as far as it can be seen. */
final class FolderSize extends SimpleFileVisitor<Path> {

    private long bytes;
    private int files;

    private FolderSize() {}

    static String of(Path folder) {
        FolderSize size = new FolderSize();
        try {
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
        return "%d files, %.1f MiB".formatted(size.files, size.bytes / (double) (1 << 20));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        files++;
        bytes += attributes.size();
        return FileVisitResult.CONTINUE;
    }

    /** A file may go while we look, and a folder may be the sandbox user's own. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }
}
