package dev.ralph.provider;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Passes every connection it accepts on to one other address.
 *
 * <p>Two of them carry a database into a sandbox that has no network: one inside, from a TCP port to a socket file, and
 * one on the host, from that file to the server. The one inside is this very class file and nothing else, so it may use
 * no other class than those of the JDK.
 */
final class Relay implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final ServerSocketChannel listener;
    private final SocketAddress target;

    private Relay(ServerSocketChannel listener, SocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    /** Starts one that works in the background until it is closed. */
    static Relay start(ServerSocketChannel listener, SocketAddress target) {
        Relay relay = new Relay(listener, target);
        daemon("ralph-relay", relay::serve);
        return relay;
    }

    /**
     * Relays from a TCP port of the loopback device until the process is killed.
     *
     * @param arguments the port, the socket file to pass connections on to, and a file to create when all is ready
     */
    public static void main(String[] arguments) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        InetSocketAddress port = new InetSocketAddress(loopback, Integer.parseInt(arguments[0]));
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(port);
            Files.createFile(Path.of(arguments[2]));
            new Relay(listener, UnixDomainSocketAddress.of(arguments[1])).serve();
        }
    }

    /** Stops accepting; connections that are open live until one of their ends closes. */
    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        while (listener.isOpen()) {
            try {
                SocketChannel client = listener.accept();
                daemon("ralph-relay-connection", () -> connect(client));
            } catch (IOException e) {
                // Closed, which ends the loop, or out of descriptors, which passes when connections end.
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect(SocketChannel client) {
        try (client;
                SocketChannel server = SocketChannel.open(target)) {
            sendAtOnce(client);
            sendAtOnce(server);
            Thread answers = daemon("ralph-relay-answers", () -> pump(server, client));
            pump(client, server);
            answers.join();
        } catch (IOException e) {
            // The client sees its connection closed, which is all that a refused server would show it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sendAtOnce(SocketChannel channel) throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }

    /** Copies until the sender has no more, then says so to the receiver; a broken end breaks the other one too. */
    private static void pump(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            closeBoth(from, to);
        }
    }

    private static void closeBoth(SocketChannel one, SocketChannel other) {
        try (one;
                other) {
            // Nothing is left to say to a broken connection.
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
