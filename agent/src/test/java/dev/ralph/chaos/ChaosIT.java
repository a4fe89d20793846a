package dev.ralph.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosIT {

    @TempDir
    private Path folder;

    @Test
    void it_works() throws Exception {
        java.nio.file.Files.setPosixFilePermissions(
                folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
        ChaosFolder chaos = ChaosFolder.create(folder.resolve("one"));
        long t = System.nanoTime();
        Program.Started started = chaos.start(1);
        int code = started.ended();
        System.out.println(started.said() + code + " " + (System.nanoTime() - t) / 1e9);
        assertThat(code).isEqualTo(1);
    }
}
