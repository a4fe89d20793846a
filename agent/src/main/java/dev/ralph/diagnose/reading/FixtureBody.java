package dev.ralph.diagnose.reading;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** Tells a fixture that does nothing but open a database and close it from one that does more. */
final class FixtureBody {

    private static final Pattern OPENS = Pattern.compile("create_(async_)?engine|(async_)?sessionmaker|scoped_session"
            + "|\\w*[Ss]ession(_?[Ll]ocal)?|(\\w+_)?([Ff]actory|[Mm]aker)|connect|begin|begin_nested|bind|mkstemp|mkdtemp|NamedTemporaryFile"
            + "|TemporaryDirectory|mktemp|join|dirname|abspath|str|Path|fspath|getenv|StaticPool|NullPool|URL|format");
    private static final Set<String> BEFORE = Set.of("create_all", "drop_all", "begin", "begin_nested", "close");
    private static final Set<String> AFTER = Set.of(
            "close",
            "rollback",
            "commit",
            "dispose",
            "remove",
            "drop_all",
            "delete",
            "expunge_all",
            "invalidate",
            "unlink",
            "cleanup");
    private static final Set<String> LITERALS = Set.of(
            "identifier",
            "string",
            "concatenated_string",
            "integer",
            "float",
            "true",
            "false",
            "none",
            "attribute",
            "comment");
    private static final Set<String> MADE_OF_PARTS = Set.of(
            "dictionary",
            "pair",
            "tuple",
            "list",
            "parenthesized_expression",
            "binary_operator",
            "keyword_argument",
            "argument_list",
            "await",
            "as_pattern",
            "as_pattern_target",
            "expression_list",
            "with_item",
            "with_clause");

    private final Source source;
    private boolean given;

    FixtureBody(Source source) {
        this.source = source;
    }

    /** The first statement of a fixture that does more. */
    Optional<TSNode> more(TSNode function) {
        given = false;
        return inBlock(function.getChildByFieldName("body"));
    }

    /** Whether a statement of a file does nothing but prepare a database. */
    boolean isPreparation(TSNode statement) {
        given = false;
        return inStatement(statement).isEmpty();
    }

    private Optional<TSNode> inBlock(TSNode block) {
        return PythonNodes.children(block).stream()
                .map(this::inStatement)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<TSNode> inStatement(TSNode statement) {
        return switch (statement.getType()) {
            case "comment", "pass_statement", "import_statement", "import_from_statement", "raise_statement" ->
                Optional.empty();
            case "expression_statement" -> only(statement, isHarmless(statement.getNamedChild(0)));
            case "return_statement" ->
                only(statement, PythonNodes.children(statement).stream().allMatch(this::isValue));
            case "with_statement" ->
                isValue(statement.getNamedChild(0))
                        ? inBlock(statement.getChildByFieldName("body"))
                        : Optional.of(statement);
            case "try_statement", "finally_clause", "except_clause", "else_clause", "block" -> inParts(statement);
            default -> Optional.of(statement);
        };
    }

    private Optional<TSNode> inParts(TSNode statement) {
        return PythonNodes.children(statement).stream()
                .filter(part -> !LITERALS.contains(part.getType()) && !PythonNodes.isType(part, "as_pattern"))
                .map(this::inStatement)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<TSNode> only(TSNode statement, boolean isHarmless) {
        return isHarmless ? Optional.empty() : Optional.of(statement);
    }

    private boolean isHarmless(TSNode expression) {
        return switch (expression.getType()) {
            case "string" -> true;
            case "await" -> isHarmless(expression.getNamedChild(0));
            case "yield" -> {
                given = true;
                yield PythonNodes.children(expression).stream().allMatch(this::isValue);
            }
            case "assignment" -> isAssignment(expression);
            case "call" -> isStep(expression);
            default -> false;
        };
    }

    private boolean isAssignment(TSNode assignment) {
        TSNode left = assignment.getChildByFieldName("left");
        TSNode right = assignment.getChildByFieldName("right");
        boolean isName = Set.of("identifier", "pattern_list").contains(left.getType());
        return isName && !right.isNull() && isValue(right);
    }

    private boolean isStep(TSNode call) {
        TSNode called = call.getChildByFieldName("function");
        if (!PythonNodes.isType(called, "attribute")) {
            return false;
        }
        String method = source.of(called.getChildByFieldName("attribute"));
        return (given ? AFTER : BEFORE).contains(method);
    }

    private boolean isValue(TSNode value) {
        if (LITERALS.contains(value.getType())) {
            return true;
        }
        if (PythonNodes.isType(value, "call")) {
            TSNode called = value.getChildByFieldName("function");
            boolean isKnown = PythonNodes.isType(called, "call")
                    ? isValue(called)
                    : OPENS.matcher(source.of(called).replaceFirst("(?s).*\\.", ""))
                            .matches();
            return isKnown && isValue(value.getChildByFieldName("arguments"));
        }
        return MADE_OF_PARTS.contains(value.getType())
                && PythonNodes.children(value).stream().allMatch(this::isValue);
    }
}
