package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.treesitter.TSNode;

/** Walks over the syntax tree of a Java file. */
final class JavaNodes {

    private static final Set<String> COMMENTS = Set.of("line_comment", "block_comment");

    private JavaNodes() {}

    static boolean isComment(TSNode node) {
        return COMMENTS.contains(node.getType());
    }

    /** What stands directly in a class. */
    static List<TSNode> members(TSNode type) {
        TSNode body = type.getChildByFieldName("body");
        return body.isNull() ? List.of() : PythonNodes.children(body);
    }

    /** The class that a file is named after. */
    static Optional<TSNode> mainClass(Source source) {
        String name = source.path().replaceFirst(".*/", "").replaceFirst("\\.java$", "");
        return PythonNodes.children(source.root()).stream()
                .filter(node -> node.getType().equals("class_declaration"))
                .filter(node -> source.of(node.getChildByFieldName("name")).equals(name))
                .findFirst();
    }

    /** The words before a declaration that are no annotations, such as {@code private static}. */
    static List<String> words(Source source, TSNode declaration) {
        TSNode first = declaration.getChild(0);
        List<String> words = new ArrayList<>();
        for (int i = 0; PythonNodes.isType(first, "modifiers") && i < first.getChildCount(); i++) {
            if (!first.getChild(i).isNamed()) {
                words.add(source.of(first.getChild(i)));
            }
        }
        return words;
    }

    /** The simple names of the annotations of a declaration. */
    static List<String> annotations(Source source, TSNode declaration) {
        TSNode first = declaration.getChild(0);
        if (!PythonNodes.isType(first, "modifiers")) {
            return List.of();
        }
        return PythonNodes.children(first).stream()
                .filter(node -> node.getType().endsWith("annotation"))
                .map(node -> simple(source.of(node.getChildByFieldName("name"))))
                .toList();
    }

    /** The last part of a name with dots. */
    static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The names of types that a file imports one by one. */
    static List<String> imports(Source source) {
        return importLines(source).stream().map(node -> imported(source, node)).toList();
    }

    static List<TSNode> importLines(Source source) {
        return PythonNodes.children(source.root()).stream()
                .filter(node -> node.getType().equals("import_declaration"))
                .toList();
    }

    /** What a line imports, such as {@code java.sql.Connection}, {@code java.sql.*} or {@code static city.Rows.add}. */
    static String imported(Source source, TSNode line) {
        return source.of(line).replaceAll("^import\\s+|\\s*;$", "").replaceAll("\\s+", " ");
    }

    static String packageOf(Source source) {
        return PythonNodes.children(source.root()).stream()
                .filter(node -> node.getType().equals("package_declaration"))
                .map(node -> source.of(node).replaceAll("(?s)^.*package\\s+|\\s*;$", ""))
                .findFirst()
                .orElse("");
    }

    /** The names that a member of a class is known by. */
    static List<String> names(Source source, TSNode member) {
        if (member.getType().equals("field_declaration")) {
            return PythonNodes.all(member, "variable_declarator").stream()
                    .filter(node -> PythonNodes.isSame(node.getParent(), member))
                    .map(node -> source.of(node.getChildByFieldName("name")))
                    .toList();
        }
        TSNode name = member.getChildByFieldName("name");
        return name.isNull() ? List.of() : List.of(source.of(name));
    }
}
