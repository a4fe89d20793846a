package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxUserTest {

    private final SandboxUser user = SandboxUser.current();

    @Test
    void is_never_root() {
        assertThat(user.uid()).isNotZero();
    }

    @Test
    void owns_all_in_a_prepared_folder_and_nothing_that_a_link_in_it_names(@TempDir Path temp) throws IOException {
        Path outside = Files.createFile(temp.resolve("outside"));
        Object owner = Files.getAttribute(outside, "unix:uid");
        Path tree = temp.resolve("tree");
        Files.createDirectories(tree.resolve("deep"));
        Files.createFile(tree.resolve("deep/file"));
        Files.createSymbolicLink(tree.resolve("link"), outside);

        user.prepare(tree);

        for (String path : new String[] {"", "deep", "deep/file", "link"}) {
            assertThat(Files.getAttribute(tree.resolve(path), "unix:uid", LinkOption.NOFOLLOW_LINKS))
                    .isEqualTo(user.uid());
        }
        assertThat(Files.getAttribute(outside, "unix:uid")).isEqualTo(owner);
    }
}
