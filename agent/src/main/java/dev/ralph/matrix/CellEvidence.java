package dev.ralph.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Keeps what a cell left in its results folder. Code under test could write there, so only regular files directly in it
 * are read, and of each only the beginning.
 */
final class CellEvidence {

    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_FILES = 64;

    private CellEvidence() {}

    static void keep(Path results, Path evidence) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(results)) {
            Files.createDirectories(evidence);
            int kept = 0;
            for (Path file : files) {
                if (kept < MOST_FILES && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    copy(file, evidence.resolve(results.relativize(file)));
                    kept++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the evidence in " + evidence, e);
        }
    }

    private static void copy(Path file, Path copy) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.write(copy, in.readNBytes(MOST_BYTES));
        }
    }
}
