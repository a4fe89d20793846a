package dev.ralph.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * An OpenAI-compatible server on 127.0.0.1 that answers from a script and keeps what it was asked.
 *
 * <pre>{@code
 * try (ScriptedModel model = ScriptedModel.answering(
 *         ScriptedAnswer.call("read", "{\"path\":\"src/A.java\"}"), ScriptedAnswer.text("done"))) {
 *     // RALPH_MODEL=openai/scripted with base_url model.baseUrl()
 *     assertThat(model.requests()).hasSize(2);
 * }
 * }</pre>
 *
 * <p>Every POST takes the next answer, whatever its path is, so other providers can be played with
 * {@link ScriptedAnswer#body}. Asked once too often, it answers with status 410.
 */
public final class ScriptedModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<JsonNode, ScriptedAnswer> script;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Received> requests = new ArrayList<>();

    /**
     * A request as it came in.
     *
     * @param headers with names in lower case
     */
    public record Received(String path, Map<String, String> headers, String body) {

        /** What was asked, as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private ScriptedModel(Function<JsonNode, ScriptedAnswer> script) {
        this.script = script;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Starts a server that gives these answers in this order, each once. */
    public static ScriptedModel answering(ScriptedAnswer... answers) {
        Deque<ScriptedAnswer> left = new ArrayDeque<>(Arrays.asList(answers));
        return new ScriptedModel(request -> left.isEmpty() ? ScriptedAnswer.ended() : left.remove());
    }

    /** Starts a server that gives this answer again and again. */
    public static ScriptedModel always(ScriptedAnswer answer) {
        return new ScriptedModel(request -> answer);
    }

    /** Starts a server whose answers follow from the requests; it is asked for one at a time. */
    public static ScriptedModel programmed(Function<JsonNode, ScriptedAnswer> program) {
        return new ScriptedModel(program);
    }

    /** What is written as {@code base_url}. */
    public String baseUrl() {
        return root() + "/v1";
    }

    /** The server itself, for providers that have no {@code /v1}. */
    public String root() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** All requests so far, oldest first. */
    public List<Received> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** How often it was asked. */
    public int calls() {
        return requests().size();
    }

    /** Ends all that stalls, and every connection. */
    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Received received = receive(socket.getInputStream());
            ScriptedAnswer answer;
            synchronized (requests) {
                requests.add(received);
                answer = script.apply(received.json());
            }
            answer.write(new ScriptedAnswer.Wire(socket, closed));
        } catch (IOException | InterruptedException e) {
            // The other side went away, or the test is over: both are what some tests want.
        } finally {
            open.remove(socket);
        }
    }

    private static Received receive(InputStream in) throws IOException {
        String path = line(in).split(" ")[1];
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(path, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-model");
        thread.setDaemon(true);
        thread.start();
    }
}
