package dev.ralph.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The turns of a conversation as Gemini wants them: the results of all calls of one turn in one turn. The library
 * sends each result as a turn of its own, which is refused as soon as there are two.
 */
final class GeminiTurns {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GeminiTurns() {}

    /** Returns the request with neighbouring turns of the same role as one. */
    static String joined(String request) {
        try {
            JsonNode root = JSON.readTree(request);
            if (!(root.path("contents") instanceof ArrayNode turns)) {
                return request;
            }
            ArrayNode joined = JSON.createArrayNode();
            turns.forEach(turn -> add(turn, joined));
            ((ObjectNode) root).set("contents", joined);
            return root.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library writes JSON", e);
        }
    }

    private static void add(JsonNode turn, ArrayNode turns) {
        JsonNode last = turns.path(turns.size() - 1);
        boolean isSame = last.path("role").equals(turn.path("role"));
        if (isSame && last.path("parts") instanceof ArrayNode parts && turn.path("parts") instanceof ArrayNode more) {
            parts.addAll(more);
        } else {
            turns.add(turn);
        }
    }
}
