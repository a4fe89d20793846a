package dev.ralph.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ralph.model.OutsideText;

/** Writes records as JSON, every text in them cleaned. */
final class Json {

    private static final ObjectMapper LINE = new ObjectMapper();
    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    static ObjectNode tree(Object value) {
        return (ObjectNode) clean(LINE.valueToTree(value));
    }

    static String line(JsonNode node) {
        return text(LINE, node);
    }

    static String pretty(Object value) {
        return text(PRETTY, tree(value)) + "\n";
    }

    private static JsonNode clean(JsonNode node) {
        if (node instanceof TextNode text) {
            return TextNode.valueOf(OutsideText.safe(text.textValue()));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, clean(array.get(i)));
            }
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(clean(field.getValue())));
        }
        return node;
    }

    private static String text(ObjectMapper mapper, JsonNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can always be written", e);
        }
    }
}
