package dev.ralph.coder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ralph.llm.ToolSpec;
import dev.ralph.llm.ToolSpec.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The arguments of a call; they fit the parameters of the tool. */
final class Arguments {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final List<String> SUBJECTS = List.of("path", "folder", "text", "regex", "name", "tests");
    private static final int LONGEST_SUBJECT = 100;

    private final JsonNode node;

    private Arguments(JsonNode node) {
        this.node = node;
    }

    /**
     * Reads arguments as a model wrote them.
     *
     * @throws Refusal with all that is wrong with them
     */
    static Arguments parse(String json, ToolSpec spec) throws Refusal {
        JsonNode node;
        try {
            node = read(json);
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    "the arguments are no valid JSON: %s; nothing was done".formatted(e.getOriginalMessage()));
        }
        List<String> problems = new ArrayList<>();
        check(node, spec.parameters(), "", problems);
        if (!problems.isEmpty()) {
            throw new Refusal("%s; nothing was done".formatted(String.join("; ", problems)));
        }
        return new Arguments(node);
    }

    private static JsonNode read(String json) throws JsonProcessingException {
        return JSON.readTree(json.isBlank() ? "{}" : json);
    }

    private static void check(JsonNode node, List<Parameter> parameters, String prefix, List<String> problems) {
        if (!node.isObject()) {
            problems.add((prefix.isEmpty() ? "the arguments" : prefix) + " must be an object");
            return;
        }
        List<String> known = parameters.stream().map(Parameter::name).toList();
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add("there is no argument %s%s, only %s".formatted(dotted(prefix), name, known));
            }
        });
        for (Parameter parameter : parameters) {
            check(node.path(parameter.name()), parameter, dotted(prefix) + parameter.name(), problems);
        }
    }

    private static void check(JsonNode value, Parameter parameter, String name, List<String> problems) {
        if (isAbsent(value)) {
            if (parameter.required()) {
                problems.add("the argument %s is missing".formatted(name));
            }
            return;
        }
        switch (parameter.kind()) {
            case TEXT -> expect(value.isTextual(), name, "a text", problems);
            case NUMBER ->
                expect(value.canConvertToInt() && value.isIntegralNumber(), name, "a whole number", problems);
            case TEXTS ->
                expect(
                        value.isArray() && stream(value).allMatch(JsonNode::isTextual),
                        name,
                        "a list of texts",
                        problems);
            case OBJECTS -> {
                expect(value.isArray(), name, "a list of objects", problems);
                for (int i = 0; value.isArray() && i < value.size(); i++) {
                    check(value.get(i), parameter.of(), "%s[%d]".formatted(name, i), problems);
                }
            }
        }
    }

    private static void expect(boolean fits, String name, String what, List<String> problems) {
        if (!fits) {
            problems.add("the argument %s must be %s".formatted(name, what));
        }
    }

    private static String dotted(String prefix) {
        return prefix.isEmpty() ? "" : prefix + ".";
    }

    /** Models write null for what they leave out. */
    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** The text of an argument; empty when it was left out. */
    String text(String name) {
        return optional(name).orElse("");
    }

    Optional<String> optional(String name) {
        return isAbsent(node.path(name))
                ? Optional.empty()
                : Optional.of(node.path(name).textValue());
    }

    int number(String name, int otherwise) {
        return node.path(name).asInt(otherwise);
    }

    List<String> texts(String name) {
        return stream(node.path(name)).map(JsonNode::textValue).toList();
    }

    List<Arguments> objects(String name) {
        return stream(node.path(name)).map(Arguments::new).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** The same text for arguments that mean the same; broken ones stay as they are. */
    static String canonical(String json) {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(read(json), Object.class));
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    /** What a call is about, in one short line; empty when that cannot be said. */
    static String subject(String json) {
        JsonNode node;
        try {
            node = read(json);
        } catch (JsonProcessingException e) {
            return "";
        }
        return SUBJECTS.stream()
                .map(node::path)
                .filter(value -> !isAbsent(value))
                .map(value -> value.isArray()
                        ? stream(value).map(JsonNode::asText).collect(Collectors.joining(" "))
                        : value.asText())
                .map(text ->
                        Excerpt.head(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), LONGEST_SUBJECT))
                .findFirst()
                .orElse("");
    }
}
