package dev.ralph.provider;

import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database of its own for every cell, on a server outside the sandbox; a relay on either side of a socket file is the
 * only way out of the cell's private network.
 */
final class SharedServerSession implements ProviderSession {

    private static final Logger LOG = LoggerFactory.getLogger(SharedServerSession.class);
    private static final String RELAY = "/ralph/relay";
    private static final String JDK = "/ralph/relay-jdk";

    private final SharedServer server;
    private final String version;
    private final Runnable stopServer;
    private final Path folder;
    private final AtomicInteger launches = new AtomicInteger();

    private SharedServerSession(SharedServer server, String version, Runnable stopServer, Path folder) {
        this.server = server;
        this.version = version;
        this.stopServer = stopServer;
        this.folder = folder;
    }

    /**
     * Takes over the server, whose end is also the end of what was started for it.
     *
     * @param origin said beside the version
     */
    static SharedServerSession over(SharedServer server, String origin, Runnable stopServer) {
        try {
            String version = "PostgreSQL %s (%s)".formatted(server.version(), origin);
            Path folder = Files.createTempDirectory("ralph-relay-");
            Path program = Files.createDirectories(folder.resolve("classes/dev/ralph/provider"));
            try (InputStream in = Relay.class.getResourceAsStream("Relay.class")) {
                Files.write(program.resolve("Relay.class"), in == null ? new byte[0] : in.readAllBytes());
            }
            SandboxUser.current().prepare(folder);
            return new SharedServerSession(server, version, stopServer, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new RalphException("The server does not say its version: " + e.getMessage(), origin, "check it");
        }
    }

    @Override
    public ProviderLaunch launch(String cellId, int workers) {
        try {
            return launch(server.create(), workers);
        } catch (SQLException | IOException e) {
            Script script =
                    Script.failing("No database could be made for cell %s: %s".formatted(cellId, e.getMessage()));
            return new ProviderLaunch(List.of(), script.text(), Collections.nCopies(workers, Map.of()), () -> {});
        }
    }

    private ProviderLaunch launch(SharedServer.Tenant tenant, int workers) throws IOException {
        Path cell = Files.createDirectory(folder.resolve("cell-" + launches.incrementAndGet()));
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(cell.resolve("socket")));
        SandboxUser.current().prepare(cell);
        Relay relay = Relay.start(listener, server.address());
        AtomicBoolean closed = new AtomicBoolean();
        return new ProviderLaunch(
                List.of(
                        Mount.readOnly(folder.resolve("classes"), RELAY + "/classes"),
                        Mount.readOnly(cell, RELAY + "/cell"),
                        Mount.readOnly(Path.of(System.getProperty("java.home")), JDK)),
                Script.named("start-relay.sh")
                        .with("java", JDK + "/bin/java")
                        .with("relay", RELAY)
                        .with("version", version)
                        .text(),
                Collections.nCopies(workers, environment(tenant)),
                () -> {
                    if (closed.compareAndSet(false, true)) {
                        drop(tenant, relay);
                    }
                });
    }

    private static Map<String, String> environment(SharedServer.Tenant tenant) {
        return Map.of(
                ProviderLaunch.PROVIDER,
                "postgresql",
                ProviderLaunch.JDBC_URL,
                "jdbc:postgresql://127.0.0.1:5432/%s?user=%s&password=%s"
                        .formatted(tenant.name(), tenant.name(), tenant.password()),
                ProviderLaunch.DATABASE_URL,
                "postgresql://%s:%s@127.0.0.1:5432/%s".formatted(tenant.name(), tenant.password(), tenant.name()));
    }

    /** What cannot be dropped now is tried again when the session closes, and by the next session. */
    private void drop(SharedServer.Tenant tenant, Relay relay) {
        try (relay) {
            server.drop(tenant.name());
        } catch (SQLException | IOException e) {
            LOG.warn("Could not drop database {} of a finished cell", tenant, e);
        }
    }

    @Override
    public void close() {
        try (server) {
            Cache.delete(folder);
        } catch (SQLException | IOException e) {
            LOG.warn("Could not clean up after {}", version, e);
        } finally {
            stopServer.run();
        }
    }
}
