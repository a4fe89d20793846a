package dev.ralph.verify;

import dev.ralph.verify.PythonCode.Member;
import dev.ralph.verify.PythonModules.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether an expression of a Python file stands for something that is called: a function, a class, a stand-in. */
final class PythonCallables {

    private static final Set<String> MADE =
            Set.of(("lambda Mock MagicMock AsyncMock NonCallableMock NonCallableMagicMock PropertyMock"
                            + " create_autospec mock_open partial partialmethod staticmethod classmethod property"
                            + " ModuleType import_module methodcaller attrgetter itemgetter module_from_spec")
                    .split(" "));
    private static final Set<String> FUNCTIONS =
            Set.of(("sum print len min max any all abs id repr sorted iter next hash callable dir input"
                            + " open round pow divmod isinstance issubclass reversed map filter zip hasattr getattr"
                            + " format ord chr")
                    .split(" "));
    private static final Set<String> TYPES =
            Set.of("int str list dict set tuple float bool bytes object type super".split(" "));
    private static final int DEEP = 4;

    private final PythonModules modules;
    private final PythonCode code;
    private final Set<String> functions;

    PythonCallables(PythonCode code, PythonModules modules) {
        this.modules = modules;
        this.code = code;
        this.functions = Stream.concat(
                        code.functions().values().stream().filter(one -> !one.isFixture()),
                        code.classes().values().stream())
                .map(Member::name)
                .collect(Collectors.toSet());
    }

    /** Whether a value can be called: a function, a class, or something that stands for one. */
    boolean isCallable(List<String> value, PythonScope scope) {
        return isCallable(value, scope, DEEP);
    }

    /** Whether a value is an object that the file makes up: of a class with functions of its own, or of none. */
    boolean isLocalObject(List<String> written, PythonScope scope) {
        List<String> value = PythonLayout.unwrapped(written);
        List<List<String>> given = value.size() == 1 ? scope.valuesOf(value.get(0)) : List.of();
        if (!given.isEmpty()) {
            return given.stream().anyMatch(one -> one.size() > 1 && isLocalObject(one, scope));
        }
        return isLocalObject(value);
    }

    boolean isLocalObject(List<String> value) {
        int open = value.indexOf("(");
        if (open < 1 || PythonLayout.close(value, open) < value.size() - 1) {
            return open == 1 && value.get(0).equals("type");
        }
        String name = value.get(open - 1);
        return name.equals("SimpleNamespace") || hasBehaviour(name);
    }

    private boolean hasBehaviour(String type) {
        return code.classes().values().stream()
                .filter(one -> one.name().equals(type))
                .flatMap(one -> one.statement().inside().stream())
                .anyMatch(one -> one.text().matches("(?:async )?def (?!__(?:init|repr|str|post_init)__ ).*"));
    }

    private boolean isCallable(List<String> written, PythonScope scope, int deep) {
        List<String> value = PythonLayout.unwrapped(written);
        if (deep == 0 || value.isEmpty()) {
            return false;
        }
        String text = String.join(" ", value);
        if (value.stream().anyMatch(MADE::contains) && !text.matches("(?:collections \\. )?defaultdict \\(.*")) {
            return true;
        }
        if (value.size() == 1 || PythonStandIns.isOwn(value)) {
            return isCallableName(text, scope, deep);
        }
        for (int i = 0; i < value.size(); i++) {
            String token = value.get(i);
            String next = i + 1 < value.size() ? value.get(i + 1) : "";
            boolean isPart = (i > 0 && value.get(i - 1).equals(".")) || next.equals("=") || next.equals(".");
            boolean isNamed = !isPart && !scope.isLocal(token);
            if (isNamed && !next.equals("(") && (functions.contains(token) || FUNCTIONS.contains(token))) {
                return true;
            }
            if (isNamed && next.equals("(") && makesCallable(token, scope, deep)) {
                return true;
            }
        }
        String origin = text.matches("[\\w .]+") ? scope.origin(value) : null;
        return origin != null && isCallableOrigin(origin);
    }

    private boolean isCallableName(String name, PythonScope scope, int deep) {
        List<List<String>> given = scope.valuesOf(name);
        if (!given.isEmpty()) {
            return given.stream().anyMatch(one -> !one.equals(List.of(name)) && isCallable(one, scope, deep - 1));
        }
        if (scope.isLocal(name)) {
            return false;
        }
        String origin = scope.origin(List.of(name));
        return functions.contains(name)
                || FUNCTIONS.contains(name)
                || TYPES.contains(name)
                || name.matches("[A-Z]\\w*(?:Error|Warning|Exception)|Warning|Exception")
                || (origin != null && isCallableOrigin(origin));
    }

    /** What is imported by a name in capital letters is a constant. */
    private boolean isCallableOrigin(String origin) {
        Kind kind = modules.kind(origin);
        String last = origin.substring(origin.lastIndexOf('.') + 1);
        return kind == Kind.CALLABLE
                || kind == Kind.MODULE
                || (kind == Kind.UNKNOWN && !last.equals(last.toUpperCase(Locale.ROOT)) && !last.endsWith("()"));
    }

    private boolean makesCallable(String name, PythonScope scope, int deep) {
        boolean isCalled = code.functions().containsKey(name + ".__call__")
                || code.functions().keySet().stream().anyMatch(key -> key.endsWith("." + name + ".__call__"));
        return isCalled
                || code.functions().values().stream()
                        .filter(one -> one.name().equals(name))
                        .map(Member::returned)
                        .flatMap(List::stream)
                        .anyMatch(one -> isCallable(one, scope, deep - 1));
    }
}
