package dev.ralph.coder;

import dev.ralph.model.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the keys in the log-ins and settings that a coding agent is given. */
final class CredentialFiles {

    private static final int DEEPEST = 4;
    private static final int MOST_FILES = 5_000;
    private static final int MOST_VALUES = 200;
    private static final int LARGEST = 1 << 16;

    /** Names of files that tools keep keys in; a file that was named by itself is always looked into. */
    private static final Pattern NAME = Pattern.compile(
            "(?i).*(?:cred|auth|token|secret|key|passw|login|account|netrc|npmrc|pypirc|config|settings|hosts).*"
                    + "|\\.env.*|\\.claude\\.json");

    private CredentialFiles() {}

    /** Returns what looks like a key in a file, or in the files of a folder; what cannot be read is left out. */
    static Set<String> in(Path place) {
        Set<String> found = new TreeSet<>();
        try {
            Files.walkFileTree(place, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new Looking(place, found));
        } catch (IOException e) {
            return found; // It is gone, and what was in it cannot be given away any more.
        }
        return found;
    }

    private static final class Looking extends SimpleFileVisitor<Path> {

        private final Path place;
        private final Set<String> found;
        private int files;

        Looking(Path place, Set<String> found) {
            this.place = place;
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            boolean isNamed = file.equals(place)
                    || NAME.matcher(file.getFileName().toString()).matches();
            if (isNamed && attributes.isRegularFile() && attributes.size() <= LARGEST) {
                found.addAll(Credentials.in(text(file)));
            }
            return files < MOST_FILES && found.size() < MOST_VALUES
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }

        private static String text(Path file) {
            try (InputStream in = FolderState.open(file)) {
                return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return "";
            }
        }
    }
}
