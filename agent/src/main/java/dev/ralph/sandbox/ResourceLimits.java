package dev.ralph.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel's limits for a command and all it starts, as the start of a command line. */
final class ResourceLimits {

    private static final Path PROC = Path.of("/proc");
    private static final long OPEN_FILES = 4096;

    private ResourceLimits() {}

    static List<String> of(Limits limits, SandboxUser user, HostTools tools) {
        String hard = hardLimits();
        long processes = limits.processes() + threadsOf(user.uid());
        return List.of(
                tools.path("prlimit"),
                "--nproc=" + atMost(processes, hard, "Max processes"),
                "--fsize=" + atMost(limits.fileBytes(), hard, "Max file size"),
                "--nofile=" + atMost(OPEN_FILES, hard, "Max open files"),
                "--data=" + atMost(limits.dataBytes(), hard, "Max data size"),
                "--core=0",
                "--");
    }

    /** An ordinary user may lower a hard limit and never raise it. */
    private static long atMost(long wanted, String hardLimits, String name) {
        Matcher line = Pattern.compile(name + " +\\S+ +(\\d+)").matcher(hardLimits);
        return line.find() ? Math.min(wanted, Long.parseLong(line.group(1))) : wanted;
    }

    private static String hardLimits() {
        try {
            return Files.readString(PROC.resolve("self/limits"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the user runs already counts against the limit: the browser of an ordinary user, say. */
    private static long threadsOf(int uid) {
        long threads = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                threads += threadsOf(process, uid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return threads;
    }

    private static long threadsOf(Path process, int uid) {
        try {
            if (!Integer.valueOf(uid).equals(Files.getAttribute(process, "unix:uid"))) {
                return 0;
            }
            try (DirectoryStream<Path> tasks = Files.newDirectoryStream(process.resolve("task"))) {
                long count = 0;
                for (Path task : tasks) {
                    count += task.isAbsolute() ? 1 : 0;
                }
                return count;
            }
        } catch (IOException e) {
            return 0; // it ended while we looked
        }
    }
}
