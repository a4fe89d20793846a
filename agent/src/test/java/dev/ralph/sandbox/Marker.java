package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A sleep that can be told from all other processes of this machine. */
final class Marker {

    private final String name;

    Marker(Path folder) {
        this(folder, "");
    }

    Marker(Path folder, String suffix) {
        this.name = "marker-" + folder.getFileName() + suffix;
    }

    /** A command that sleeps; perl, because a shell's sleep has no room for a name. */
    String sleep() {
        return "perl -e 'sleep 100' " + name;
    }

    List<Long> survivors() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(name))
                        .orElse(false))
                .map(ProcessHandle::pid)
                .toList();
    }

    void awaitAppearance() {
        await(false);
    }

    void awaitDisappearance() {
        await(true);
    }

    private void await(boolean gone) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (survivors().isEmpty() != gone && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertThat(survivors().isEmpty()).isEqualTo(gone);
    }
}
