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
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Optional<JsonNode> event = parsed(lines.get(i));
            if (event.isEmpty() || !event.get().path("nonce").asText().equals(nonce)) {
                doubts.add("Line %d of the events was not written by the runner.".formatted(i + 1));
            } else if (event.get().path("n").asInt(-1) != events.size()) {
                doubts.add("Line %d of the events is out of order.".formatted(i + 1));
            } else {
                events.add(event.get());
            }
        }
        return new EventLog(events, doubts.list());
    }

    private static Optional<JsonNode> parsed(String line) {
        try {
            return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
