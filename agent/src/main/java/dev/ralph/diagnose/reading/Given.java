package dev.ralph.diagnose.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** The kind of thing that a fixture gives to tests, as far as its source tells. */
enum Given {
    SESSION,
    CONNECTION,
    ENGINE,
    /** Makes sessions. */
    FACTORY,
    UNKNOWN;

    private static final Pattern MAKES_FACTORIES = Pattern.compile("(?i)(async_)?sessionmaker|(async_)?scoped_session");
    private static final Pattern MAKES_SESSIONS = Pattern.compile("(?i)\\w*session(_?(local|factory|scope|maker))?");
    private static final Pattern MAKES_ENGINES = Pattern.compile("create_(async_)?engine");
    private static final int DEEP = 4;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Given by(PythonFixture fixture) {
        TSNode function = fixture.function();
        List<TSNode> values = PythonNodes.all(
                        function,
                        node -> (node.getType().equals("yield")
                                        || node.getType().equals("return_statement"))
                                && PythonNodes.isSame(functionOf(node), function)
                                && node.getNamedChildCount() == 1)
                .stream()
                .map(node -> node.getNamedChild(0))
                .toList();
        if (values.size() != 1) {
            return UNKNOWN;
        }
        Given given = by(fixture.source(), function, values.get(0), DEEP);
        boolean isInner = values.get(0).getType().equals("identifier")
                && isFunction(fixture.source(), function, fixture.source().of(values.get(0)));
        return given == UNKNOWN && !isInner ? byName(fixture.name()) : given;
    }

    private static TSNode functionOf(TSNode node) {
        TSNode at = node.getParent();
        while (!at.isNull() && !PythonNodes.isFunction(at)) {
            at = at.getParent();
        }
        return at;
    }

    private static boolean isFunction(Source source, TSNode in, String name) {
        return PythonNodes.all(in, "function_definition").stream()
                .anyMatch(function -> !PythonNodes.isSame(function, in)
                        && source.of(function.getChildByFieldName("name")).equals(name));
    }

    private static Given by(Source source, TSNode function, TSNode value, int deep) {
        if (deep == 0) {
            return UNKNOWN;
        }
        return switch (value.getType()) {
            case "await", "parenthesized_expression" -> by(source, function, value.getNamedChild(0), deep);
            case "call" -> byCall(source, function, value.getChildByFieldName("function"), deep);
            case "identifier" -> {
                String name = source.of(value);
                if (isFunction(source, function, name)) {
                    yield UNKNOWN;
                }
                Given given = value(source, function, name)
                        .or(() -> value(source, source.root(), name))
                        .map(bound -> by(source, function, bound, deep - 1))
                        .orElse(UNKNOWN);
                // A connection of a driver is what some call their session.
                boolean isCalledSession = given == CONNECTION && byName(name) == SESSION;
                yield given == UNKNOWN || isCalledSession ? byName(name) : given;
            }
            default -> UNKNOWN;
        };
    }

    private static Given byCall(Source source, TSNode function, TSNode called, int deep) {
        if (called.getType().equals("call")) {
            return byCall(source, function, called.getChildByFieldName("function"), deep) == FACTORY
                    ? SESSION
                    : UNKNOWN;
        }
        String name = source.of(called).replaceFirst("(?s).*\\.", "");
        if (MAKES_FACTORIES.matcher(name).matches()) {
            return FACTORY;
        }
        if (MAKES_ENGINES.matcher(name).matches()) {
            return ENGINE;
        }
        if (name.equals("connect")) {
            return CONNECTION;
        }
        boolean isFactory = called.getType().equals("identifier") && by(source, function, called, deep - 1) == FACTORY;
        return isFactory || MAKES_SESSIONS.matcher(name).matches() ? SESSION : UNKNOWN;
    }

    private static Given byName(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        if (word.matches(".*(factory|maker|client|app|path|url|user)$")) {
            return UNKNOWN;
        }
        if (word.contains("session")) {
            return SESSION;
        }
        return word.matches("(.*_)?conn(ection)?") ? CONNECTION : UNKNOWN;
    }

    /** The last value that a name gets in a function, or in the file but not in its functions. */
    private static Optional<TSNode> value(Source source, TSNode in, String name) {
        return PythonNodes.mentions(source, in, name).stream()
                .filter(PythonNodes::isBinding)
                .filter(node ->
                        PythonNodes.isType(in, "module") == functionOf(node).isNull())
                .map(Given::boundTo)
                .flatMap(Optional::stream)
                .reduce((first, last) -> last);
    }

    private static Optional<TSNode> boundTo(TSNode identifier) {
        TSNode parent = identifier.getParent();
        if (PythonNodes.isType(parent, "assignment")) {
            return Optional.of(parent.getChildByFieldName("right")).filter(node -> !node.isNull());
        }
        boolean isTarget = PythonNodes.isType(parent, "as_pattern_target");
        return isTarget ? Optional.of(parent.getParent().getNamedChild(0)) : Optional.empty();
    }
}
