package dev.ralph.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value of the front matter; when it is of another type than is asked for, that is a problem and it is empty. */
record YamlValue(String name, Node node, FrontMatter document) {

    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");

    int line() {
        return document.line(node.getStartMark());
    }

    private boolean isNull() {
        return isPlain(node) && NULL.matcher(((ScalarNode) node).getValue()).matches();
    }

    private static boolean isPlain(Node node) {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    Optional<String> text() {
        if (isNull()) {
            return Optional.empty();
        }
        return node instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : refused("a text", "write one value, in quotes");
    }

    /** The text, also of a sentence without quotes that YAML takes for a map because it holds a colon. */
    Optional<String> sentence() {
        if (isSentence()) {
            document.notes().warning("a text with a colon is read as it is written; put it in quotes", line());
            return Optional.of(document.restOfLine(node.getStartMark()));
        }
        return text();
    }

    private boolean isSentence() {
        if (!(node instanceof MappingNode map) || map.getFlowStyle() != FlowStyle.BLOCK) {
            return false;
        }
        List<NodeTuple> tuples = map.getValue();
        return tuples.size() == 1
                && isPlain(tuples.get(0).getKeyNode())
                && isPlain(tuples.get(0).getValueNode())
                && map.getStartMark().getLine()
                        == tuples.get(0).getValueNode().getEndMark().getLine();
    }

    /** The values of a list; a single value stands for a list of one, and nothing for an empty one. */
    List<YamlValue> list() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new YamlValue(name, item, document))
                    .toList();
        }
        if (node instanceof MappingNode) {
            refused("a list", "write one '- ' line each below it, or []");
        }
        return isNull() || node instanceof MappingNode ? List.of() : List.of(this);
    }

    /** A map; nothing, and a list of nothing, stand for an empty one. */
    YamlMap map() {
        if (isNull() || (node instanceof SequenceNode list && list.getValue().isEmpty())) {
            return YamlMap.EMPTY;
        }
        if (!(node instanceof MappingNode map)) {
            refused("a map", "write 'key: value' lines below it");
            return YamlMap.EMPTY;
        }
        Map<String, YamlValue> values = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                YamlValue value = new YamlValue(key.getValue(), tuple.getValueNode(), document);
                if (values.putIfAbsent(key.getValue(), value) != null) {
                    String what = "'%s' is there twice".formatted(key.getValue());
                    document.notes().problem(what, document.line(key.getStartMark()), "keep one of the two");
                }
            }
        }
        return new YamlMap(values, line());
    }

    /** The text of a scalar, or of a list of scalars with commas in between; empty for anything else. */
    Optional<String> plain() {
        List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        if (isNull() || !nodes.stream().allMatch(ScalarNode.class::isInstance)) {
            return Optional.empty();
        }
        List<String> texts =
                nodes.stream().map(each -> ((ScalarNode) each).getValue()).toList();
        return Optional.of(String.join(", ", texts));
    }

    /** Records that this is not what was wanted. */
    <T> Optional<T> refused(String wanted, String remedy) {
        String subject = name.startsWith("the ") ? name : "'" + name + "'";
        document.notes().problem("%s is not %s but %s".formatted(subject, wanted, kind()), line(), remedy);
        return Optional.empty();
    }

    private String kind() {
        if (node instanceof ScalarNode scalar) {
            return "'%s'".formatted(scalar.getValue());
        }
        return node instanceof SequenceNode ? "a list" : "a map";
    }
}
