package dev.ralph.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** Makes sure that processes are dead. */
final class ProcessTree {

    private static final long PATIENCE_SECONDS = 10;

    private ProcessTree() {}

    /** Kills a process and all that descend from it, and waits until they are dead. */
    static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the pipe we still read
        descendants.forEach(ProcessHandle::destroyForcibly);
        awaitDeath(LongStream.concat(
                        LongStream.of(process.pid()), descendants.stream().mapToLong(ProcessHandle::pid))
                .toArray());
    }

    /**
     * Waits until a process is dead that is nobody's child here. The first process of a pid namespace dies last in it,
     * so its death proves that of all others.
     */
    static void awaitDeath(long... pids) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (long pid : pids) {
            while (alive(pid)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("process " + pid + " of the sandbox does not die");
                }
                LockSupport.parkNanos(200_000);
            }
        }
    }

    /** A zombie is dead: it only waits for its parent to notice. */
    private static boolean alive(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException e) {
            return false;
        }
    }
}
