package dev.ralph.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a {@link ScriptedModel} sends back: an answer, or a fault. */
@FunctionalInterface
public interface ScriptedAnswer {

    /** Writes the whole answer; the connection is closed behind it. */
    void write(Wire wire) throws IOException, InterruptedException;

    /** The connection to the one who asked. */
    record Wire(Socket socket, CountDownLatch closed) {

        /** Sends text as it is. */
        public void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        /** Sends the head of an answer of this many bytes. */
        public void head(int status, Map<String, String> headers, int length) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\nConnection: close\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            send(head + "Content-Length: " + length + "\r\n\r\n");
        }

        /** Sends nothing more for a while, or until the server is closed. */
        public void stall(Duration time) throws InterruptedException {
            boolean unused = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Sends nothing more until the server is closed. */
        public void stall() throws InterruptedException {
            stall(Duration.ofMinutes(10));
        }
    }

    /** Text, and the model is done with its turn. */
    static ScriptedAnswer text(String text) {
        return completion(message(text), "stop");
    }

    /** One call of a tool; {@code arguments} is sent as it is, so it may be broken JSON. */
    static ScriptedAnswer call(String tool, String arguments) {
        return calls("", tool, arguments);
    }

    /** Text and calls of tools: name and arguments, name and arguments, and so on. */
    static ScriptedAnswer calls(String text, String... toolsAndArguments) {
        return completion(withCalls(text, toolsAndArguments), "tool_calls");
    }

    /** A call that was cut because the answer grew too long. */
    static ScriptedAnswer callCutByLength(String tool, String partOfArguments) {
        return completion(withCalls("", tool, partOfArguments), "length");
    }

    /** Text that was cut because the answer grew too long. */
    static ScriptedAnswer textCutByLength(String text) {
        return completion(message(text), "length");
    }

    /** Text, but nothing that says that the answer is whole. */
    static ScriptedAnswer withoutFinish(String text) {
        return body(json(message(text), null));
    }

    /** Neither text nor call. */
    static ScriptedAnswer empty() {
        return completion(message(""), "stop");
    }

    /** Any body, with status 200. */
    static ScriptedAnswer body(String json) {
        return status(200, json);
    }

    /** Any status and body, with headers: name and value, name and value, and so on. */
    static ScriptedAnswer status(int status, String body, String... headers) {
        Map<String, String> named = new java.util.LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        return wire -> {
            wire.head(status, named, body.getBytes(StandardCharsets.UTF_8).length);
            wire.send(body);
        };
    }

    /** A status with an error as OpenAI words it, with headers: name and value, name and value, and so on. */
    static ScriptedAnswer error(int status, String message, String... headers) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.putObject("error").put("message", message).put("type", "error").put("code", "error_" + status);
        return status(status, body.toString(), headers);
    }

    /** What is answered when the script has come to its end. */
    static ScriptedAnswer ended() {
        return error(410, "the script has ended");
    }

    /** A page of a proxy, with status 200. */
    static ScriptedAnswer html() {
        return status(200, "<html><body>Log in to the network</body></html>", "Content-Type", "text/html");
    }

    /** Bytes that are no JSON, with status 200. */
    static ScriptedAnswer garbage() {
        return status(200, "\u0000\u0001 {]]] garbage");
    }

    /** A well-formed answer whose text has this many characters. */
    static ScriptedAnswer huge(int characters) {
        return text("x".repeat(characters));
    }

    /** Nothing at all. */
    static ScriptedAnswer stallBeforeHeaders() {
        return Wire::stall;
    }

    /** The head, and then nothing. */
    static ScriptedAnswer stallAfterHeaders() {
        return wire -> {
            wire.head(200, Map.of("Content-Type", "application/json"), 500);
            wire.stall();
        };
    }

    /** Half of an answer, and then nothing. */
    static ScriptedAnswer stallInBody(String text) {
        return halfThen(text, Wire::stall);
    }

    /** Half of an answer, and then the connection is closed. */
    static ScriptedAnswer cutBody(String text) {
        return halfThen(text, wire -> {});
    }

    /** Nothing, and the connection is closed. */
    static ScriptedAnswer hangUp() {
        return wire -> {};
    }

    /** Nothing, and the connection is reset. */
    static ScriptedAnswer reset() {
        return wire -> wire.socket().setSoLinger(true, 0);
    }

    /** A well-formed answer, one byte at a time. */
    static ScriptedAnswer drip(String text, Duration between) {
        String body = json(message(text), "stop");
        return wire -> {
            wire.head(200, Map.of("Content-Type", "application/json"), body.length());
            for (int i = 0; i < body.length(); i++) {
                wire.send(body.substring(i, i + 1));
                wire.stall(between);
            }
        };
    }

    /** The same answer after a while. */
    default ScriptedAnswer after(Duration time) {
        return wire -> {
            wire.stall(time);
            write(wire);
        };
    }

    private static ScriptedAnswer halfThen(String text, ScriptedAnswer then) {
        String body = json(message(text), "stop");
        return wire -> {
            wire.head(200, Map.of("Content-Type", "application/json"), body.length());
            wire.send(body.substring(0, body.length() / 2));
            then.write(wire);
        };
    }

    private static ScriptedAnswer completion(ObjectNode message, String finish) {
        return body(json(message, finish));
    }

    private static ObjectNode message(String text) {
        return new ObjectMapper().createObjectNode().put("role", "assistant").put("content", text);
    }

    private static ObjectNode withCalls(String text, String... toolsAndArguments) {
        ObjectNode message = message(text);
        ArrayNode calls = message.putArray("tool_calls");
        for (int i = 0; i < toolsAndArguments.length; i += 2) {
            ObjectNode call = calls.addObject().put("id", "call_" + i / 2).put("type", "function");
            call.putObject("function").put("name", toolsAndArguments[i]).put("arguments", toolsAndArguments[i + 1]);
        }
        return message;
    }

    private static String json(ObjectNode message, String finish) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", "scripted");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.set("message", message);
        choice.put("finish_reason", finish);
        int output = 1 + message.toString().length() / 4;
        ObjectNode usage = body.putObject("usage");
        usage.put("prompt_tokens", 100).put("completion_tokens", output).put("total_tokens", 100 + output);
        usage.putObject("prompt_tokens_details").put("cached_tokens", 40);
        return body.toString();
    }
}
