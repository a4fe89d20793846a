package dev.ralph.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.model.RalphException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events that a process of ours has written so far, and what is wrong with them.
 *
 * <p>Each line is a seal, a space and a JSON object with the running number {@code n} of the line. The seal is the
 * HMAC-SHA256 of the object, in hexadecimal, with the nonce of the process as its key. Tests may read and write the
 * file but do not know the nonce: a line that they add or change has no seal that fits, one that they copy or take
 * away spoils the numbers. Nothing can be done about code that searches the memory of its own JVM for the nonce.
 *
 * @param doubts lines that the process did not write, or that somebody has taken away
 */
record EventLog(List<JsonNode> events, List<String> doubts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    EventLog {
        events = List.copyOf(events);
        doubts = List.copyOf(doubts);
    }

    /** Reads all whole lines; the last may still be in the writing. What is no readable file is nothing but a doubt. */
    static EventLog read(Path file, String nonce) {
        try {
            return parse(UntrustedFile.read(file), nonce);
        } catch (RalphException unreadable) {
            return new EventLog(List.of(), List.of(unreadable.problems().get(0).what()));
        }
    }

    private static EventLog parse(String text, String nonce) {
        List<JsonNode> events = new ArrayList<>();
        Doubts doubts = new Doubts();
        Seal seal = Seal.with(nonce);
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Optional<JsonNode> event = parsed(lines.get(i), seal);
            if (event.isEmpty()) {
                doubts.add("Line %d of the events was not written by the runner.".formatted(i + 1));
            } else if (event.get().path("n").asInt(-1) != events.size()) {
                doubts.add("Line %d of the events is out of order.".formatted(i + 1));
            } else {
                events.add(event.get());
            }
        }
        return new EventLog(events, doubts.list());
    }

    /** The event of one line; nothing when its seal does not fit. */
    static Optional<JsonNode> parsed(String line, Seal seal) {
        int space = line.indexOf(' ');
        String json = line.substring(space + 1);
        if (space < 0 || !seal.fits(line.substring(0, space), json)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(json)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
