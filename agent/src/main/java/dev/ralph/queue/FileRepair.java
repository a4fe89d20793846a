package dev.ralph.queue;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What would repair double-decoded text in one file on the disk. */
public final class FileRepair {

    private static final long MOST_BYTES = 8L << 20;

    private final Path path;
    private final byte[] before;
    private final Optional<Repaired> repaired;

    private FileRepair(Path path, byte[] before) {
        this.path = path;
        this.before = before;
        repaired = DoubleDecoded.repair(before);
    }

    /** Returns the files of a folder that may hold tasks or plans, by name. */
    public static List<Path> candidates(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".md"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /**
     * Reads a file and changes nothing.
     *
     * @throws RalphException when it cannot be read
     */
    public static FileRepair of(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new RalphException(
                        "the file has more than %d MiB".formatted(MOST_BYTES >> 20), path + ":1", "name a task file");
            }
            return new FileRepair(path, Files.readAllBytes(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    public boolean isNeeded() {
        return repaired.isPresent();
    }

    /** The repair as a unified diff; empty when none is needed. */
    public String diff() {
        return repaired.map(found -> found.diff(path.toString())).orElse("");
    }

    /**
     * Writes the repaired file, all or nothing.
     *
     * @throws RalphException when it cannot be written, or changed since it was read
     */
    public void apply() {
        if (repaired.isEmpty()) {
            return;
        }
        try {
            if (!AtomicFile.replace(path, before, repaired.get().bytes())) {
                throw new RalphException(
                        "the file changed while it was repaired", path.toString(), "look at it, then repair again");
            }
        } catch (IOException e) {
            throw new RalphException(
                    List.of(new Problem(
                            "the file cannot be written: " + e,
                            path.toString(),
                            "make room or allow writing to its folder; the file is as it was")),
                    e);
        }
    }

    private static RalphException unreadable(Path path, IOException e) {
        return new RalphException(
                List.of(new Problem(
                        "it cannot be read: " + e, path.toString(), "name a file that exists and allow reading it")),
                e);
    }
}
