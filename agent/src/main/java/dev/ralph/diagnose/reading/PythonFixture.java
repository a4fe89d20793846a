package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/**
 * A fixture of pytest as it is declared.
 *
 * @param node the function with its decorators
 * @param holder the file or the class body that it is declared in
 * @param options of its decorator, such as {@code scope}, as they are written
 * @param isPlain whether the decorator is its only one
 */
record PythonFixture(
        Source source, TSNode node, TSNode function, TSNode holder, Map<String, String> options, boolean isPlain) {

    private static final Pattern DECORATOR = Pattern.compile("(?s)@\\s*[\\w.]*\\bfixture\\b.*");

    PythonFixture {
        options = Map.copyOf(options);
    }

    /** All fixtures of a file, also those in classes. */
    static List<PythonFixture> of(Source source) {
        List<PythonFixture> fixtures = new ArrayList<>();
        for (TSNode node : PythonNodes.all(source.root(), "decorated_definition")) {
            of(source, node).ifPresent(fixtures::add);
        }
        return fixtures;
    }

    private static Optional<PythonFixture> of(Source source, TSNode node) {
        TSNode function = node.getChildByFieldName("definition");
        List<TSNode> decorators = PythonNodes.children(node).stream()
                .filter(child -> PythonNodes.isType(child, "decorator"))
                .toList();
        Optional<TSNode> fixture = decorators.stream()
                .filter(decorator -> DECORATOR.matcher(source.of(decorator)).matches())
                .findFirst();
        if (!PythonNodes.isType(function, "function_definition") || fixture.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> options = new TreeMap<>();
        PythonNodes.all(fixture.get(), "keyword_argument")
                .forEach(option -> options.put(
                        source.of(option.getChildByFieldName("name")), source.of(option.getChildByFieldName("value"))));
        return Optional.of(
                new PythonFixture(source, node, function, node.getParent(), options, decorators.size() == 1));
    }

    /** The name by which tests ask for it. */
    String name() {
        return options.containsKey("name")
                ? options.get("name").replaceAll("^[\"']|[\"']$", "")
                : source.of(function.getChildByFieldName("name"));
    }

    String scope() {
        return options.getOrDefault("scope", "function").replaceAll("[\"']", "");
    }

    boolean isAsync() {
        return source.of(function).startsWith("async");
    }

    boolean isInClass() {
        return !PythonNodes.isType(holder, "module");
    }

    /** Whether it stands in the file or in a class that nothing else in the file names, under no condition. */
    boolean isAlwaysThere() {
        if (!isInClass()) {
            return true;
        }
        TSNode type = holder.getParent();
        return PythonNodes.isType(type, "class_definition")
                && PythonNodes.mentions(source, source.root(), source.of(type.getChildByFieldName("name"))).stream()
                        .allMatch(name -> PythonNodes.isSame(name.getParent(), type));
    }

    List<String> parameters() {
        return PythonNodes.parameters(function).stream().map(source::of).toList();
    }
}
