package dev.ralph.junit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files below one folder, by size, time and identity. */
final class WatchedFiles implements Aspect {

    private static final String KIND = "FILE:";
    private static final int MOST = 20_000;
    private static final int LARGEST_KEPT = 1 << 20;
    private static final long MOST_KEPT = 64L << 20;

    private final Path folder;
    private final boolean relative;
    private final Optional<Path> pristine;
    private final Map<Path, byte[]> kept = new TreeMap<>();

    /** What files that were put back stand for: they have the content of others, but not their time and identity. */
    private final Map<String, Held> originals = new HashMap<>();

    /**
     * @param relative whether files are named by their path in the folder
     * @param pristine a copy of the folder that nobody changes; without it, what is there now is kept in memory
     */
    WatchedFiles(Path folder, boolean relative, Optional<Path> pristine) throws IOException {
        this.folder = folder;
        this.relative = relative;
        this.pristine = pristine;
        if (!pristine.isPresent()) {
            keep();
        }
    }

    private void keep() throws IOException {
        long left = MOST_KEPT;
        for (Map.Entry<Path, BasicFileAttributes> file : scan().entrySet()) {
            long size = file.getValue().size();
            if (file.getValue().isRegularFile()
                    && size <= Math.min(LARGEST_KEPT, left)
                    && Files.isReadable(file.getKey())) {
                kept.put(file.getKey(), Files.readAllBytes(file.getKey()));
                left -= size;
            }
        }
    }

    @Override
    public Map<String, Held> look() throws IOException {
        Map<String, Held> seen = new LinkedHashMap<>();
        scan().forEach((path, attributes) -> {
            Held now = held(attributes);
            Held original = originals.get(path + " " + now.value());
            seen.put(name(path), original == null ? now : original);
        });
        return seen;
    }

    private static Held held(BasicFileAttributes file) {
        if (file.isDirectory()) {
            return Held.value("folder", "a folder");
        }
        String state = file.size() + " " + file.lastModifiedTime() + " " + file.fileKey();
        return Held.value(state, file.isSymbolicLink() ? "a link" : file.size() + " bytes");
    }

    private String name(Path path) {
        return KIND + (relative ? folder.relativize(path) : path);
    }

    private Map<Path, BasicFileAttributes> scan() throws IOException {
        Map<Path, BasicFileAttributes> found = new LinkedHashMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                if (isOfTheJvm(visited)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return visited.equals(folder) ? FileVisitResult.CONTINUE : add(visited, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                return add(file, attributes);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException closedOrGone) {
                return FileVisitResult.CONTINUE;
            }

            private FileVisitResult add(Path path, BasicFileAttributes attributes) {
                found.put(path, attributes);
                return found.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }
        });
        if (found.size() >= MOST) {
            throw new IOException(folder + " has more than " + MOST + " files; what changes in them is not seen");
        }
        return found;
    }

    /** Counters of the running JVM, and what builds wrote that tests only load. */
    private static boolean isOfTheJvm(Path folder) {
        return folder.getFileName() != null && folder.getFileName().toString().startsWith("hsperfdata_");
    }

    @Override
    public void put(String name, Held earlier) throws IOException {
        Path path = folder.resolve(name.substring(KIND.length()));
        if (earlier == null || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            delete(path);
        }
        if (earlier == null) {
            return;
        }
        Files.createDirectories(path.getParent());
        if (pristine.isPresent()) {
            copy(pristine.get().resolve(folder.relativize(path).toString()), path);
        } else if (earlier.value().equals("folder")) {
            Files.createDirectories(path);
        } else if (kept.containsKey(path)) {
            Files.write(path, kept.get(path));
        } else {
            throw new IOException(path + " was too large to be kept");
        }
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        originals.put(path + " " + held(now).value(), earlier);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(to);
        } else {
            Files.copy(
                    from,
                    to,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING,
                    LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
    }
}
