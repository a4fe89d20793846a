package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A PostgreSQL on the loopback device of this machine, standing in for one that a user has; it asks for passwords. */
final class HostServer implements AutoCloseable {

    /** Role and password of the superuser. */
    static final String USER = "ralph";

    static final String DATABASE = "ralph_test";

    private static final String SCRIPT = """
            mkdir -m 700 /tmp/pg && tar -C /tmp/pg -xpf /template.tar || exit 1
            echo 'host all all 127.0.0.1/32 scram-sha-256' > /tmp/pg/pg_hba.conf
            "$BIN/postgres" -D /tmp/pg -p "$PORT" < /dev/null &
            while [ ! -e /results/stop ]; do
              grep -q '^ready' /tmp/pg/postmaster.pid 2> /dev/null && touch /results/ready
              sleep 0.05
            done
            """;

    private final Path results;
    private final int port;
    private final CompletableFuture<Finished> running;

    private HostServer(Path results, int port, CompletableFuture<Finished> running) {
        this.results = results;
        this.port = port;
        this.running = running;
    }

    static HostServer start(Path folder) throws IOException, InterruptedException {
        Cache cache = new Cache(Cell.openFolder(folder).resolve("cache"));
        PostgresqlBinaries binaries = EmbeddedBinaries.unpacked(cache);
        PostgresqlTemplate template = PostgresqlTemplate.of(binaries, cache, Cell.SANDBOX);
        Path results = Files.createDirectory(folder.resolve("server"));
        SandboxUser.current().prepare(results);
        int port = freePort();
        List<Mount> mounts = new ArrayList<>(binaries.mounts());
        mounts.add(Mount.readOnly(template.archive(), "/template.tar"));
        mounts.add(Mount.readWrite(results, "/results"));
        Command command = new Command(
                List.of("/bin/sh", "-c", SCRIPT),
                Map.of("PATH", "/usr/bin:/bin", "BIN", binaries.bin(), "PORT", Integer.toString(port)),
                mounts,
                "/tmp",
                Limits.testing(Duration.ofMinutes(10)).withNetwork(),
                folder.resolve("log"));
        HostServer server =
                new HostServer(results, port, CompletableFuture.supplyAsync(() -> Cell.SANDBOX.run(command)));
        for (int i = 0; i < 600 && !Files.exists(results.resolve("ready")); i++) {
            Thread.sleep(50);
        }
        assertThat(results.resolve("ready")).exists();
        return server;
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, DATABASE);
    }

    @Override
    public void close() throws IOException {
        Files.createFile(results.resolve("stop"));
        running.join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
