package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** Tells a set-up that does nothing but what a shared one does as well from one that does more. */
final class JavaSetUpBody {

    private static final Pattern TABLE =
            Pattern.compile("(?is)^\\s*(?:CREATE|DROP)\\s+(?:TABLE|INDEX|UNIQUE\\s+INDEX|VIEW|SEQUENCE|SCHEMA)\\s+"
                    + "(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?[\"`]?([\\w.]+)");
    private static final Set<String> EXECUTES = Set.of("execute", "executeUpdate");
    private static final Pattern PLAIN =
            Pattern.compile("[\\w.]*(?:DataSource|Config|Connection|Statement|String|Path|File)");

    private final JavaSetUp own;
    private final JavaSetUp shared;
    private final String sharedText;
    private final Set<String> sharedStatements;

    JavaSetUpBody(JavaSetUp own, JavaSetUp shared) {
        this.own = own;
        this.shared = shared;
        this.sharedText = shared.source().text();
        this.sharedStatements = Set.copyOf(shared.all().stream()
                .flatMap(method -> PythonNodes.all(method, "expression_statement").stream())
                .map(node -> normal(shared, node))
                .toList());
    }

    /** The first statement that does more, and what it does. */
    Optional<String> more() {
        return own.before().stream()
                .flatMap(method -> statements(method).stream())
                .filter(node -> !isOpening(node))
                .findFirst()
                .or(() -> own.after().stream()
                        .flatMap(method -> statements(method).stream())
                        .filter(node -> !isClosing(node))
                        .findFirst())
                .map(node -> "it does more than open a database as %s does (%s)"
                        .formatted(shared.className(), own.source().place(node)));
    }

    /** The statements of a method that do something themselves. */
    private static List<TSNode> statements(TSNode method) {
        List<TSNode> found = new ArrayList<>();
        collect(method.getChildByFieldName("body"), found);
        return found;
    }

    private static void collect(TSNode block, List<TSNode> found) {
        for (TSNode node : PythonNodes.children(block)) {
            switch (node.getType()) {
                case "line_comment", "block_comment" -> {}
                case "block" -> collect(node, found);
                case "try_with_resources_statement" -> {
                    TSNode resources = node.getChildByFieldName("resources");
                    found.addAll(PythonNodes.children(resources));
                    collect(node.getChildByFieldName("body"), found);
                    // What a failed set-up is answered with belongs to the set-up; anything else is seen as more.
                    PythonNodes.children(node).stream()
                            .filter(part -> part.getType().endsWith("_clause"))
                            .forEach(found::add);
                }
                default -> found.add(node);
            }
        }
    }

    private boolean isOpening(TSNode node) {
        return switch (node.getType()) {
            case "local_variable_declaration", "resource" -> isPlainVariable(node);
            case "expression_statement" -> isAssignment(node) || isShared(node) || isOfSharedTable(node) || sets(node);
            default -> false;
        };
    }

    /** Whether the shared set-up says the very same; a method of its own may be another one of the same name. */
    private boolean isShared(TSNode statement) {
        boolean callsOwn = PythonNodes.all(statement, "method_invocation").stream()
                .anyMatch(call -> call.getChildByFieldName("object").isNull());
        return !callsOwn && sharedStatements.contains(normal(own, statement));
    }

    private boolean isPlainVariable(TSNode node) {
        TSNode type = node.getChildByFieldName("type");
        return !type.isNull() && PLAIN.matcher(own.source().of(type)).matches();
    }

    private boolean isAssignment(TSNode statement) {
        TSNode assignment = statement.getNamedChild(0);
        if (!PythonNodes.isType(assignment, "assignment_expression")
                || !JavaSetUp.isField(own.source(), assignment.getChildByFieldName("left"), own.name())) {
            return false;
        }
        String value = own.source().of(assignment.getChildByFieldName("right"));
        return JavaSetUp.opens(value) || dataSources().contains(value);
    }

    /** Whether it makes or drops a table that the shared set-up names as well. */
    private boolean isOfSharedTable(TSNode statement) {
        TSNode call = statement.getNamedChild(0);
        if (!PythonNodes.isType(call, "method_invocation")
                || !EXECUTES.contains(own.source().of(call.getChildByFieldName("name")))) {
            return false;
        }
        List<TSNode> arguments = PythonNodes.children(call.getChildByFieldName("arguments"));
        if (arguments.size() != 1 || !arguments.get(0).getType().equals("string_literal")) {
            return false;
        }
        String sql = own.source().of(arguments.get(0)).replaceAll("^\"+|\"+$", "");
        Matcher table = TABLE.matcher(sql);
        return table.find()
                && Pattern.compile("(?i)\\b" + Pattern.quote(table.group(1)) + "\\b")
                        .matcher(sharedText)
                        .find();
    }

    /** Whether it tells a data source that the method has just made where its database is. */
    private boolean sets(TSNode statement) {
        TSNode call = statement.getNamedChild(0);
        if (!PythonNodes.isType(call, "method_invocation")) {
            return false;
        }
        TSNode object = call.getChildByFieldName("object");
        String on = object.isNull() ? "" : own.source().of(object);
        return dataSources().contains(on)
                && own.source().of(call.getChildByFieldName("name")).startsWith("set");
    }

    /** The local variables of the set-up that are data sources. */
    private List<String> dataSources() {
        return own.before().stream()
                .flatMap(method -> PythonNodes.all(method, "local_variable_declaration").stream())
                .filter(node -> JavaSetUp.opens(own.source().of(node)))
                .flatMap(node -> JavaNodes.names(own.source(), node.getChildByFieldName("declarator")).stream())
                .toList();
    }

    private boolean isClosing(TSNode node) {
        String code = normal(own, node).replaceAll("\\s", "");
        String name = Pattern.quote(shared.name());
        return code.matches("(?:if\\(" + name + "!=null\\)\\{?)?" + name + "(?:\\.(?:close|rollback)\\(\\)|=null);\\}?")
                || isShared(node)
                || (node.getType().equals("expression_statement") && isOfSharedTable(node))
                || (node.getType().equals("resource") && isPlainVariable(node));
    }

    /** A statement without its layout, with the name that the shared set-up has for the field. */
    private String normal(JavaSetUp of, TSNode statement) {
        return of.source()
                .of(statement)
                .replaceAll("\\s+", " ")
                .replaceAll(
                        "\\b(?:this\\.)?" + Pattern.quote(of.name()) + "\\b", Matcher.quoteReplacement(shared.name()));
    }
}
