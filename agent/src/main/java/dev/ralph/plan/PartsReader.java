package dev.ralph.plan;

import dev.ralph.llm.Reply;
import dev.ralph.llm.ToolCall;
import dev.ralph.model.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the parts that a model names: in the arguments of its tool, as JSON of any cleanliness, or between tags. All
 * of them are read, or none: a part that is lost is work that nobody does. A list in prose is no answer.
 */
public final class PartsReader {

    /** The tool that a model is to answer with. */
    static final String TOOL = "split";

    private static final Set<String> PARTS = Set.of("parts", "subtasks", "children", "tasks", "split");
    private static final Set<String> WRAPPERS = Set.of("arguments", "args", "parameters", "input", "toolinput");
    private static final int DEEPEST = 4;

    private PartsReader() {}

    /** What an answer says. */
    public sealed interface Answer {

        /** Handles every kind of answer. */
        default <R> R match(Function<Named, R> named, Function<Unreadable, R> unreadable) {
            return this instanceof Named found ? named.apply(found) : unreadable.apply((Unreadable) this);
        }
    }

    /** All parts that it names, which may be one or none. */
    public record Named(List<Part> parts) implements Answer {
        public Named {
            parts = List.copyOf(parts);
        }
    }

    /** It names none in a way that can be read; the reason continues a sentence about the answer. */
    public record Unreadable(String why) implements Answer {}

    /** A part of an answer that cannot be read. */
    private static final class Flaw extends Exception {

        private static final long serialVersionUID = 1;

        Flaw(String why) {
            super(why, null, false, false);
        }
    }

    /** Reads a whole answer: the calls of the tool, together; without any, the text. */
    public static Answer read(Reply reply) {
        List<ToolCall> calls =
                reply.calls().stream().filter(call -> call.tool().equals(TOOL)).toList();
        if (calls.isEmpty()) {
            return read(reply.text());
        }
        List<Part> parts = new ArrayList<>();
        for (ToolCall call : calls) {
            Answer answer = read(call.arguments());
            if (!(answer instanceof Named named)) {
                return answer;
            }
            parts.addAll(named.parts());
        }
        return new Named(parts);
    }

    /** Reads a text. */
    public static Answer read(String text) {
        try {
            return read(withoutThoughts(text), 0);
        } catch (Flaw e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Answer read(String text, int depth) throws Flaw {
        DirtyJson.Found json = DirtyJson.in(text);
        Optional<List<Part>> parts = Optional.empty();
        // What a model says last is its answer; before that, it may think or quote.
        for (int i = json.values().size() - 1; i >= 0 && parts.isEmpty(); i--) {
            parts = parts(json.values().get(i), depth);
        }
        if (parts.isPresent()) {
            return new Named(parts.get());
        }
        return DelegationTags.read(text)
                .orElseGet(() -> new Unreadable(json.flaw()
                        .orElse("it does not call the tool %s and holds no JSON with parts".formatted(TOOL))));
    }

    /** What stands before the end of the thoughts that some models show. */
    private static String withoutThoughts(String text) {
        String end = "</think>";
        int at = text.lastIndexOf(end);
        String rest = at < 0 ? text : text.substring(at + end.length());
        return rest.isBlank() ? text : rest;
    }

    private static Optional<List<Part>> parts(Object value, int depth) throws Flaw {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (value instanceof List<?> list) {
            boolean areParts = !list.isEmpty() && list.stream().allMatch(PartsReader::isPart);
            return areParts ? Optional.of(all(list)) : inOneOf(list, depth);
        }
        if (!(value instanceof Map<?, ?> object)) {
            return Optional.empty();
        }
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            if (isParts(entry)) {
                return listed(entry.getValue(), depth);
            }
        }
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            Object inner = entry.getValue();
            Optional<List<Part>> found = inner instanceof String text && WRAPPERS.contains(PartFields.key(entry))
                    ? encoded(text, depth)
                    : inner instanceof Map<?, ?> ? parts(inner, depth + 1) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** A list of calls, as models write them that know another format. */
    private static Optional<List<Part>> inOneOf(List<?> list, int depth) throws Flaw {
        Optional<List<Part>> found = Optional.empty();
        for (int i = list.size() - 1; i >= 0 && found.isEmpty(); i--) {
            found = list.get(i) instanceof Map<?, ?> ? parts(list.get(i), depth + 1) : found;
        }
        return found;
    }

    private static boolean isParts(Map.Entry<?, ?> entry) {
        return PARTS.contains(PartFields.key(entry)) && !(entry.getValue() instanceof String text && !isCode(text));
    }

    private static boolean isCode(String text) {
        return text.indexOf('{') >= 0 || text.indexOf('[') >= 0 || text.indexOf('<') >= 0;
    }

    /** What stands under the name of the parts: a list, one part, parts by number, or any of it as a text. */
    private static Optional<List<Part>> listed(Object value, int depth) throws Flaw {
        if (value instanceof String text) {
            return encoded(text, depth);
        }
        if (value instanceof Map<?, ?> object) {
            boolean byNumber = !object.isEmpty() && object.values().stream().allMatch(Map.class::isInstance);
            return Optional.of(all(byNumber ? object.values() : List.of(object)));
        }
        return Optional.of(all((List<?>) value));
    }

    private static Optional<List<Part>> encoded(String text, int depth) throws Flaw {
        if (depth >= DEEPEST) {
            return Optional.empty();
        }
        Answer answer = read(text, depth + 1);
        if (answer instanceof Unreadable unreadable) {
            throw new Flaw(unreadable.why());
        }
        return Optional.of(((Named) answer).parts());
    }

    private static boolean isPart(Object value) {
        return value instanceof Map<?, ?> object
                && !new PartFields(object).areBlank()
                && object.entrySet().stream()
                        .noneMatch(entry -> WRAPPERS.contains(PartFields.key(entry)) || isParts(entry));
    }

    private static List<Part> all(Collection<?> values) throws Flaw {
        List<Part> parts = new ArrayList<>();
        for (Object value : values) {
            parts.add(part(value, parts.size() + 1));
        }
        return parts;
    }

    private static Part part(Object value, int number) throws Flaw {
        if (value instanceof Map<?, ?> object && !new PartFields(object).areBlank()) {
            PartFields fields = new PartFields(object);
            return new Part(fields.title(), fields.goal() + nested(object), fields.criteria());
        }
        if (value instanceof String text && !text.isBlank()) {
            return new Part(PartFields.firstLine(text), text.strip(), List.of());
        }
        throw new Flaw("part %d has neither a title nor a goal".formatted(number));
    }

    /** What a part is made of itself, as a list. */
    private static String nested(Map<?, ?> part) throws Flaw {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<?, ?> entry : part.entrySet()) {
            if (PARTS.contains(PartFields.key(entry)) && entry.getValue() instanceof List<?> list) {
                all(list).forEach(one -> lines.append("\n- ").append(one.goal().replace("\n", "\n  ")));
            }
        }
        return lines.toString();
    }
}
