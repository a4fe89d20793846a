package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.treesitter.TSNode;

/** Walks over the syntax tree of a Python file. */
final class PythonNodes {

    private static final Set<String> PATTERNS =
            Set.of("pattern_list", "tuple_pattern", "list_pattern", "list_splat_pattern", "as_pattern_target");
    private static final Set<String> BINDERS = Set.of(
            "assignment", "augmented_assignment", "for_statement", "for_in_clause", "named_expression", "as_pattern");
    private static final Set<String> DECLARES = Set.of("global_statement", "nonlocal_statement", "delete_statement");

    private PythonNodes() {}

    /** The node and all named nodes below it, in the order of the file. */
    static List<TSNode> all(TSNode from, Predicate<TSNode> which) {
        List<TSNode> found = new ArrayList<>();
        collect(from, which, found);
        return found;
    }

    private static void collect(TSNode node, Predicate<TSNode> which, List<TSNode> found) {
        if (which.test(node)) {
            found.add(node);
        }
        for (int i = 0; i < node.getNamedChildCount(); i++) {
            collect(node.getNamedChild(i), which, found);
        }
    }

    static List<TSNode> all(TSNode from, String type) {
        return all(from, node -> node.getType().equals(type));
    }

    static List<TSNode> children(TSNode node) {
        List<TSNode> children = new ArrayList<>();
        for (int i = 0; i < node.getNamedChildCount(); i++) {
            children.add(node.getNamedChild(i));
        }
        return children;
    }

    static boolean isWithin(TSNode inner, TSNode outer) {
        return inner.getStartByte() >= outer.getStartByte() && inner.getEndByte() <= outer.getEndByte();
    }

    static boolean isSame(TSNode one, TSNode other) {
        return !one.isNull() && !other.isNull() && TSNode.eq(one, other);
    }

    static boolean isType(TSNode node, String type) {
        return !node.isNull() && node.getType().equals(type);
    }

    /** Where a name is used or given a value: not as a part behind a dot, a keyword, or what an import names. */
    static List<TSNode> mentions(Source source, TSNode in, String name) {
        return all(
                in,
                node -> node.getType().equals("identifier")
                        && isFree(node)
                        && source.of(node).equals(name));
    }

    private static boolean isFree(TSNode identifier) {
        TSNode parent = identifier.getParent();
        return switch (parent.getType()) {
            case "attribute" -> !isSame(parent.getChildByFieldName("attribute"), identifier);
            case "keyword_argument" -> !isSame(parent.getChildByFieldName("name"), identifier);
            case "dotted_name" -> !isImport(parent);
            case "aliased_import" -> false;
            default -> true;
        };
    }

    private static boolean isImport(TSNode name) {
        TSNode parent = name.getParent();
        return parent.getType().startsWith("import") || parent.getType().equals("aliased_import");
    }

    /** Whether a name gets a value or another meaning where it stands. */
    static boolean isBinding(TSNode identifier) {
        TSNode at = identifier;
        TSNode parent = at.getParent();
        while (PATTERNS.contains(parent.getType())) {
            at = parent;
            parent = at.getParent();
        }
        if (DECLARES.contains(parent.getType())) {
            return true;
        }
        return BINDERS.contains(parent.getType())
                && (isSame(parent.getChildByFieldName("left"), at)
                        || isSame(parent.getChildByFieldName("name"), at)
                        || isSame(parent.getChildByFieldName("alias"), at));
    }

    /** The names of the parameters of a function or lambda, without those that have a value already. */
    static List<TSNode> required(TSNode function) {
        TSNode parameters = function.getChildByFieldName("parameters");
        if (parameters.isNull()) {
            return List.of();
        }
        List<TSNode> names = new ArrayList<>();
        for (TSNode parameter : children(parameters)) {
            if (isType(parameter, "identifier")) {
                names.add(parameter);
            } else if (isType(parameter, "typed_parameter") && isType(parameter.getNamedChild(0), "identifier")) {
                names.add(parameter.getNamedChild(0));
            }
        }
        return names;
    }

    /** The names of all parameters of a function or lambda. */
    static List<TSNode> parameters(TSNode function) {
        List<TSNode> names = new ArrayList<>(required(function));
        TSNode parameters = function.getChildByFieldName("parameters");
        if (!parameters.isNull()) {
            for (TSNode parameter : children(parameters)) {
                TSNode name = parameter.getChildByFieldName("name");
                if (!name.isNull()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    static boolean isFunction(TSNode node) {
        return node.getType().equals("function_definition") || node.getType().equals("lambda");
    }
}
