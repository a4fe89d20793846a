package dev.ralph.sandbox;

import static dev.ralph.sandbox.Mount.Access.READ_ONLY;
import static dev.ralph.sandbox.Mount.Access.READ_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MountTableTest {

    private final MountTable mounts = MountTable.parse("""
            20 1 254:0 / / rw,relatime - ext4 /dev/vda rw
            21 20 0:20 / /data rw,noatime - ext4 /dev/vdb rw
            22 21 0:21 / /data/one\\040more ro,nosuid,nodev,noexec,relatime - tmpfs tmpfs rw
            23 20 0:22 / /data rw,noexec,relatime - ext4 /dev/vdc rw
            """);

    @Test
    void keeps_the_restrictions_of_the_mount_that_holds_a_path() {
        assertThat(mounts.options(Path.of("/usr"), READ_ONLY)).isEqualTo("ro,nosuid,nodev,relatime");
        assertThat(mounts.options(Path.of("/database"), READ_WRITE)).isEqualTo("rw,nosuid,nodev,relatime");
    }

    @Test
    void the_last_mount_on_a_place_hides_the_others() {
        assertThat(mounts.options(Path.of("/data/x"), READ_WRITE)).isEqualTo("rw,nosuid,nodev,noexec,relatime");
    }

    @Test
    void what_is_read_only_on_the_host_stays_so() {
        assertThat(mounts.options(Path.of("/data/one more/x"), READ_WRITE))
                .isEqualTo("ro,nosuid,nodev,noexec,relatime");
    }

    @Test
    void finds_what_is_mounted_below() {
        assertThat(mounts.below(Path.of("/data"))).containsExactly(Path.of("/data/one more"));
        assertThat(mounts.below(Path.of("/usr"))).isEmpty();
    }
}
