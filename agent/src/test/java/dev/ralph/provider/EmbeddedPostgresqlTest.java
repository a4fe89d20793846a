package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.sandbox.Mount;
import dev.ralph.support.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Needs("bubblewrap")
final class EmbeddedPostgresqlTest implements PostgresqlSessionContract {

    @TempDir
    private static Path home;

    private static Cache cache;
    private static PostgresqlBinaries binaries;
    private static ProviderSession session;

    @BeforeAll
    static void unpack_and_make_the_template() throws IOException {
        cache = new Cache(Cell.openFolder(home).resolve("cache"));
        binaries = EmbeddedBinaries.unpacked(cache);
        session = ClusterSession.open(binaries, cache, Cell.SANDBOX);
    }

    @Override
    public ProviderSession session() {
        return session;
    }

    @Override
    public String version() {
        return "PostgreSQL 17\\.\\d+ \\(embedded\\)";
    }

    @Test
    void a_second_session_finds_all_it_needs_in_the_cache() throws IOException {
        List<Path> before = contents();

        ClusterSession.open(EmbeddedBinaries.unpacked(cache), cache, Cell.SANDBOX)
                .close();

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_cluster_that_does_not_start_is_exit_97_and_a_reason(@TempDir Path folder) throws IOException {
        ProviderLaunch launch = session.launch("broken", 1);
        Path empty = Cell.openFolder(folder).resolve("empty.tar");
        Files.write(empty, new byte[10_240]);
        List<Mount> mounts = launch.mounts().stream()
                .map(mount -> mount.inside().endsWith(".tar") ? Mount.readOnly(empty, mount.inside()) : mount)
                .toList();

        Cell cell = Cell.run(
                folder, new ProviderLaunch(mounts, launch.script(), launch.workers(), launch.close()), "echo ran");

        assertThat(cell.exitCode()).isEqualTo(ProviderLaunch.PROVIDER_FAILED);
        assertThat(cell.log()).startsWith("PostgreSQL did not start: ").hasLineCount(1);
        assertThat(cell.log()).contains("postgresql.conf");
        cell.assertNoProcessLeft();
    }

    @Test
    void a_cluster_without_room_for_its_data_is_exit_97_and_a_reason(@TempDir Path folder) {
        Cell cell = Cell.prepared(folder, "mkdir /tmp/pg", session.launch("room", 1), "echo ran");

        assertThat(cell.exitCode()).isEqualTo(ProviderLaunch.PROVIDER_FAILED);
        assertThat(cell.log()).contains("PostgreSQL did not start: there is no room for its data");
    }

    private static List<Path> contents() throws IOException {
        try (Stream<Path> found = Files.walk(home)) {
            return found.sorted().toList();
        }
    }
}
