package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class RelayTest {

    @TempDir
    private Path folder;

    private UnixDomainSocketAddress address;
    private ServerSocketChannel listener;

    @BeforeEach
    void listen() throws IOException {
        address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
    }

    @Test
    void every_byte_arrives_and_each_end_learns_that_the_other_has_no_more() throws IOException {
        byte[] sent = new byte[3_000_000];
        new Random(1).nextBytes(sent);
        try (ServerSocket server = new ServerSocket(0);
                Relay relay = Relay.start(listener, server.getLocalSocketAddress());
                SocketChannel client = SocketChannel.open(address)) {
            CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> echo(server), RelayTest::inItsOwnThread);
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(() -> send(client, sent), RelayTest::inItsOwnThread);

            byte[] received = Channels.newInputStream(client).readAllBytes();

            sending.join();
            echo.join();
            assertThat(received).isEqualTo(sent);
            assertThat(relay).isNotNull();
        }
    }

    @Test
    void a_server_that_is_gone_shows_as_a_closed_connection() throws IOException {
        ServerSocket gone = new ServerSocket(0);
        gone.close();
        try (Relay relay = Relay.start(listener, new java.net.InetSocketAddress("localhost", gone.getLocalPort()));
                SocketChannel client = SocketChannel.open(address)) {
            assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(relay).isNotNull();
        }
    }

    /** The common pool may have a single thread, and both ends must work at once. */
    private static void inItsOwnThread(Runnable work) {
        new Thread(work).start();
    }

    private static void echo(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void send(SocketChannel client, byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                client.write(buffer);
            }
            client.shutdownOutput();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
