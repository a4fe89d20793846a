package dev.ralph.diagnose.reading;

import dev.ralph.model.SourcePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.treesitter.TSNode;

/** What a Java file declares. */
record JavaDeclarations(Source source) {

    private static final Set<String> TYPES =
            Set.of("class_declaration", "interface_declaration", "enum_declaration", "record_declaration");

    /** The type of this binary name. */
    Optional<TSNode> type(String name) {
        String own = name.substring(name.lastIndexOf('.') + 1);
        Optional<TSNode> at = Optional.of(source.root());
        for (String each : own.split("\\$", -1)) {
            at = at.flatMap(around -> members(around).stream()
                    .filter(node -> TYPES.contains(node.getType()))
                    .filter(node -> source.of(node.getChildByFieldName("name")).equals(each))
                    .findFirst());
        }
        return at;
    }

    /** What stands directly in a file, or in the body of a type. */
    private static List<TSNode> members(TSNode node) {
        TSNode body = TYPES.contains(node.getType()) ? node.getChildByFieldName("body") : node;
        List<TSNode> members = new ArrayList<>();
        for (int i = 0; !body.isNull() && i < body.getNamedChildCount(); i++) {
            members.add(body.getNamedChild(i));
        }
        return members;
    }

    /** The method of this name; of several the one whose parameters have the types in the id. */
    Optional<TSNode> method(TSNode type, String id) {
        String name = id.replaceAll("\\(.*", "");
        List<TSNode> named = members(type).stream()
                .filter(node -> node.getType().equals("method_declaration"))
                .filter(node -> source.of(node.getChildByFieldName("name")).equals(name))
                .toList();
        if (named.size() > 1) {
            String types = simple(id.substring(name.length()).replaceAll("[()]", ""));
            named = named.stream()
                    .filter(node -> simple(parameters(node)).equals(types))
                    .toList();
        }
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private String parameters(TSNode method) {
        TSNode list = method.getChildByFieldName("parameters");
        List<String> types = new ArrayList<>();
        for (int i = 0; i < list.getNamedChildCount(); i++) {
            TSNode type = list.getNamedChild(i).getChildByFieldName("type");
            if (!type.isNull()) {
                types.add(source.of(type));
            }
        }
        return String.join(",", types);
    }

    /** Types without packages and type arguments, as an id and a source may differ in them. */
    private static String simple(String types) {
        return types.replaceAll("<[^(]*?>", "").replaceAll("[\\w$]+[.$]", "").replaceAll("\\s", "");
    }

    /** The outermost type around a node. */
    TSNode outermost(TSNode node) {
        TSNode outermost = node;
        for (TSNode at = node.getParent(); !at.isNull(); at = at.getParent()) {
            outermost = TYPES.contains(at.getType()) ? at : outermost;
        }
        return outermost;
    }

    /** The full name of the superclass. */
    Optional<String> parent(TSNode type) {
        TSNode superclass = type.getChildByFieldName("superclass");
        if (superclass.isNull()) {
            return Optional.empty();
        }
        String name = source.of(superclass).replaceAll("^extends\\s+|<.*", "").strip();
        if (name.contains(".")) {
            return Optional.of(name);
        }
        for (TSNode node : members(source.root())) {
            String line = source.of(node);
            if (node.getType().equals("import_declaration")
                    && line.matches("(?s)import\\s+[\\w.]+\\." + name + "\\s*;")) {
                return Optional.of(line.replaceAll("^import\\s+|\\s*;$", ""));
            }
        }
        String inPackage = packageName();
        return Optional.of(inPackage.isEmpty() ? name : inPackage + "." + name);
    }

    /** The package; empty when it has no name. */
    String packageName() {
        return members(source.root()).stream()
                .filter(node -> node.getType().equals("package_declaration"))
                .map(node -> source.of(node).replaceAll("(?s)^.*package\\s+|\\s*;$", ""))
                .findFirst()
                .orElse("");
    }

    /** The annotations of a declaration, one a line. */
    String annotations(TSNode declaration) {
        TSNode first = declaration.getNamedChild(0);
        StringBuilder annotations = new StringBuilder();
        for (int i = 0; first.getType().equals("modifiers") && i < first.getNamedChildCount(); i++) {
            annotations.append(source.of(first.getNamedChild(i))).append('\n');
        }
        return annotations.toString();
    }

    /** Where the imports stand, or could. */
    SourcePlace imports() {
        List<TSNode> all = members(source.root());
        List<TSNode> imports = all.stream()
                .filter(node -> node.getType().equals("import_declaration"))
                .toList();
        if (!imports.isEmpty()) {
            SourcePlace first = source.place(imports.get(0));
            int end = imports.get(imports.size() - 1).getEndByte();
            return new SourcePlace(first.path(), first.start(), end, first.line());
        }
        return all.stream()
                .filter(node -> node.getType().equals("package_declaration"))
                .map(source::place)
                .map(place -> new SourcePlace(place.path(), place.end(), place.end(), place.line()))
                .findFirst()
                .orElse(new SourcePlace(source.path(), 0, 0, 1));
    }
}
