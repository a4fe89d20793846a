package dev.ralph.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What runs that were killed left behind: temporary files, and sandboxes that never came to life. */
final class Leftovers {

    private static final String PREFIX = "ralph-sandbox-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-.*");

    private Leftovers() {}

    /** What the names of temporary files begin with, so that others can tell whose they are. */
    static String prefix() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    /** Removes what can be removed; the rest is ugly and harms nobody. */
    static void sweep() {
        removeFiles(Path.of(System.getProperty("java.io.tmpdir")));
        endUnborn();
    }

    private static void removeFiles(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    remove(file);
                }
            }
        } catch (IOException | DirectoryIteratorException | UncheckedIOException e) {
            return;
        }
    }

    private static void remove(Path top) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(top)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    /**
     * Ends what bubblewrap made and never told to begin. Its child waits for a map of user ids before it asks to die
     * with its parent; when the parent is killed in between, it waits for ever (bubblewrap issue 633).
     */
    private static void endUnborn() {
        ProcessHandle.allProcesses()
                .filter(process -> isUnborn(Path.of("/proc", Long.toString(process.pid()))))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isUnborn(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            if (!stat.contains("(bwrap)") || !stat.contains(") S 1 ")) {
                return false;
            }
            try (Stream<Path> open = Files.list(process.resolve("fd"))) {
                return open.anyMatch(Leftovers::isOurs);
            }
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isOurs(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains("/" + PREFIX);
        } catch (IOException e) {
            return false;
        }
    }
}
