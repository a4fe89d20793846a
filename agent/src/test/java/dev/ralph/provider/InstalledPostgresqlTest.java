package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import dev.ralph.support.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Needs({"bubblewrap", "postgresql"})
final class InstalledPostgresqlTest implements PostgresqlSessionContract {

    @TempDir
    private static Path home;

    private static ProviderSession session;

    @BeforeAll
    static void make_the_template() throws IOException {
        Cache cache = new Cache(Cell.openFolder(home).resolve("cache"));
        session = ClusterSession.open(InstalledBinaries.newest(Path.of("/usr/lib/postgresql")), cache, Cell.SANDBOX);
    }

    @Override
    public ProviderSession session() {
        return session;
    }

    @Override
    public String version() {
        return "PostgreSQL \\d+\\.\\d+ \\(installed\\)";
    }

    @Test
    void the_newest_is_the_one_with_the_greatest_number(@TempDir Path root) throws IOException {
        for (String version : new String[] {"9", "15", "16", "100-old"}) {
            Path bin = Files.createDirectories(root.resolve(version).resolve("bin"));
            program(bin.resolve("initdb"));
            program(bin.resolve("postgres"));
        }
        Files.createDirectories(root.resolve("17/bin"));

        assertThat(InstalledBinaries.newest(root).bin()).isEqualTo(root + "/16/bin");
    }

    @Test
    void none_installed_is_said_with_a_remedy(@TempDir Path root) {
        assertThatThrownBy(() -> InstalledBinaries.newest(root.resolve("none")))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("apt-get install postgresql");
    }

    private static void program(Path path) throws IOException {
        Files.createFile(path);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }
}
