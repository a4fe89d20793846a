package dev.ralph.junit;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file that tells the agent what happened: one event a line, as a seal, a space and a JSON object.
 *
 * <p>The object begins with {@code n}, the running number of its line. The seal is the HMAC-SHA256 of the object, in
 * hexadecimal, with the nonce as its key. The nonce is never written here: whoever reads these lines, such as a test,
 * learns nothing that lets it add a line or change one. Only code that searches the memory of this JVM could.
 */
final class Events implements Closeable {

    private static final int LONGEST_MESSAGE = 16_000;
    private static final int LONGEST_STACK = 64_000;

    private final OutputStream out;
    private final Seal seal;
    private int number;
    private int tests;

    private Events(OutputStream out, Seal seal) {
        this.out = out;
        this.seal = seal;
    }

    static Events to(Path file, String nonce) throws IOException {
        return new Events(new FileOutputStream(file.toFile(), true), Seal.with(nonce));
    }

    void listed(String id) {
        write(event("test", id));
    }

    void undiscovered(String className, Throwable cause) {
        Map<String, Object> event = event("undiscovered", className);
        event.put("failure", describe(cause));
        write(event);
    }

    /** Says that all tests have been named and probes may come. */
    void ready() {
        write(event("ready", null));
    }

    void probe(int number) {
        Map<String, Object> event = event("probe", null);
        event.put("probe", number);
        write(event);
    }

    void done(int number, Ending ending, String remark, boolean fork) {
        Map<String, Object> event = event("done", null);
        event.put("probe", number);
        event.put("end", ending.name());
        event.put("remark", atMost(LONGEST_MESSAGE, remark));
        event.put("fork", fork);
        write(event);
    }

    /** Says why no probe of this process can be trusted from now on. */
    void cannot(String message) {
        Map<String, Object> event = event("cannot", null);
        event.put("message", message);
        write(event);
    }

    void started(String id) {
        write(event("started", id));
    }

    void finished(String id, Outcome outcome, long millis, Map<String, Object> failure) {
        tests++;
        Map<String, Object> event = event("finished", id);
        event.put("outcome", outcome.name());
        event.put("ms", millis);
        if (failure != null) {
            event.put("failure", failure);
        }
        write(event);
    }

    /** Says that a test which had ended well must count as failed: what ran after it for its whole class failed. */
    void overruled(String id, Throwable cause) {
        Map<String, Object> event = event("overruled", id);
        event.put("failure", describe(cause));
        write(event);
    }

    void leak(String id, Leak leak) {
        Map<String, Object> event = event("leak", id);
        event.put("kind", leak.kind());
        event.put("where", leak.where());
        event.put("before", leak.before());
        event.put("after", leak.after());
        event.put("shape", leak.shape());
        write(event);
    }

    void schema(Object tables) {
        Map<String, Object> event = event("schema", null);
        event.put("tables", tables);
        write(event);
    }

    /** Keeps what the probe could not see; it never changes what a test showed. */
    void note(String message) {
        Map<String, Object> event = event("note", null);
        event.put("message", message);
        write(event);
    }

    void broken(Throwable cause) {
        Map<String, Object> event = event("broken", null);
        event.put("failure", describe(cause));
        write(event);
    }

    void end() {
        Map<String, Object> event = event("end", null);
        event.put("tests", tests);
        write(event);
    }

    /** Never throws: what it describes was thrown by code that nobody here wrote. */
    static Map<String, Object> describe(Throwable cause) {
        String message;
        String stack;
        try {
            message = String.valueOf(cause.getMessage());
            StringWriter writer = new StringWriter();
            cause.printStackTrace(new PrintWriter(writer));
            stack = writer.toString();
        } catch (Throwable unprintable) {
            message = "(its message cannot be had: " + unprintable.getClass().getName() + ")";
            stack = "";
        }
        return describe(cause.getClass().getName(), message, stack);
    }

    static Map<String, Object> describe(String type, String message, String stack) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("type", type);
        failure.put("message", atMost(LONGEST_MESSAGE, message));
        failure.put("stack", atMost(LONGEST_STACK, stack));
        return failure;
    }

    private static String atMost(int length, String text) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    private static Map<String, Object> event(String name, String id) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", name);
        if (id != null) {
            event.put("id", id);
        }
        return event;
    }

    private synchronized void write(Map<String, Object> event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("n", number++);
        line.putAll(event);
        try {
            // One write a line: whoever reads meanwhile sees whole lines but for the last.
            String json = Json.write(line);
            out.write((seal.of(json) + " " + json + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
