package dev.ralph.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The living processes that a run of the program has started, known by its session and by the folders they see. */
final class Processes {

    private static final int SESSION = 3;

    private final long session;
    private final String folder;

    Processes(long session, Path folder) {
        this.session = session;
        this.folder = folder.toString();
    }

    /** Fails unless all are gone soon, and leaves none behind. */
    void assertGoneSoon(Object after) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!living().isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        List<String> left = living();
        ours().forEach(ProcessHandle::destroyForcibly);
        assertThat(left).as("processes that outlive %s", after).isEmpty();
    }

    List<String> living() {
        return ours().map(process ->
                        process.pid() + " " + process.info().commandLine().orElse(""))
                .toList();
    }

    private Stream<ProcessHandle> ours() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> isOurs(Path.of("/proc", Long.toString(process.pid()))))
                .filter(process -> !isUnborn(Path.of("/proc", Long.toString(process.pid()))));
    }

    /** A sandbox that never began, and never will: the next run of the program ends it. */
    private static boolean isUnborn(Path process) {
        try {
            return Files.readString(process.resolve("stat")).contains("(bwrap) S 1 ");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isOurs(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            if (fields[0].equals("Z") || fields[0].equals("X")) {
                return false;
            }
            return fields[SESSION].equals(Long.toString(session))
                    || Files.readString(process.resolve("mountinfo")).contains(folder);
        } catch (IOException e) {
            return false;
        }
    }
}
