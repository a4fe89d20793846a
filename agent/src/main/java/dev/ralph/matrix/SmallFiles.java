package dev.ralph.matrix;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Reads the ends of files that code under test may have written: regular files only, never more than a few kilobytes,
 * so that a link, a pipe or a huge file planted there does no harm.
 */
final class SmallFiles {

    private static final int LIMIT = 2_000;

    private SmallFiles() {}

    static String head(Path file) {
        return read(file, false);
    }

    static String tail(Path file) {
        return read(file, true);
    }

    private static String read(Path file, boolean fromEnd) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(LIMIT, in.length());
            in.seek(fromEnd ? in.length() - length : 0);
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
