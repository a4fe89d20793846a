package dev.ralph.verify;

import dev.ralph.verify.PythonCode.Member;
import dev.ralph.verify.PythonModules.Kind;
import dev.ralph.verify.PythonOutline.Statement;
import dev.ralph.verify.PythonWrites.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a Python file puts in the place of something that it imports: a function or a module of production, a part
 * of the test library, or of the run itself. State may be set, and what was saved may be put back.
 */
final class PythonStandIns {

    private static final Set<String> MADE = Set.of(
            "lambda",
            "Mock",
            "MagicMock",
            "AsyncMock",
            "NonCallableMock",
            "NonCallableMagicMock",
            "PropertyMock",
            "create_autospec",
            "mock_open",
            "partial",
            "partialmethod",
            "staticmethod",
            "classmethod",
            "property",
            "ModuleType",
            "import_module",
            "methodcaller",
            "attrgetter",
            "itemgetter",
            "module_from_spec");
    private static final Set<String> FUNCTIONS = Set.of(
            "sum",
            "print",
            "len",
            "min",
            "max",
            "any",
            "all",
            "abs",
            "id",
            "repr",
            "sorted",
            "iter",
            "next",
            "hash",
            "callable",
            "dir",
            "input",
            "open",
            "round",
            "pow",
            "divmod",
            "isinstance",
            "issubclass",
            "reversed",
            "map",
            "filter",
            "zip",
            "hasattr",
            "getattr",
            "format",
            "ord",
            "chr");
    private static final Set<String> TYPES =
            Set.of("int", "str", "list", "dict", "set", "tuple", "float", "bool", "bytes", "object", "type", "super");
    private static final Set<String> MAY_PRINT = Set.of("builtins.open", "builtins.input", "builtins.print");
    private static final Pattern OF_A_RUN = Pattern.compile(
            ".*\\.(?:shouldstop|shouldfail|testsfailed|testscollected|exitstatus|session\\.items)(?:\\[])?"
                    + "|.*\\bconfig\\.(?:hook|pluginmanager|args|invocation_params)(?:\\..*)?"
                    + "|<pytest>\\.(?:module|function|node|_\\w+)\\..*|<pytest>\\.(?:obj|runtest|_\\w+|funcargs\\[])"
                    + "|<pytest>\\.(?:cls|instance)\\.test\\w*");
    private static final Pattern CODE = Pattern.compile("__code__|__globals__|__closure__");
    private static final Pattern IMPORT_PATH =
            Pattern.compile("sys\\.path\\.(?:insert|append|extend)|.*\\.syspath_prepend|site\\.addsitedir");
    private static final Pattern PLUGINS = Pattern.compile(".*pluginmanager\\.(?:unregister|set_blocked)");
    private static final Pattern FOR_A_TYPE = Pattern.compile(
            "_pytest\\.(?:monkeypatch\\.MonkeyPatch|fixtures\\.\\w+|logging\\.\\w+|tmpdir\\.\\w+|capture\\.\\w+Fixture(?:\\[.*])?)");
    private static final int DEEP = 4;

    private final PythonModules modules;
    private final PythonCode code;
    private final Set<String> functions;
    private final Map<String, Member> fixtures = new LinkedHashMap<>();
    private final List<String> seen = new ArrayList<>();

    private PythonStandIns(PythonOutline file, PythonModules modules) {
        this.modules = modules;
        this.code = PythonCode.of(file);
        this.code.functions().values().stream().filter(Member::isFixture).forEach(one -> fixtures.put(one.name(), one));
        this.functions = Stream.concat(
                        code.functions().values().stream().filter(one -> !one.isFixture()),
                        code.classes().values().stream())
                .map(Member::name)
                .collect(Collectors.toSet());
    }

    /** Returns what is put in the place of something else, each with whether it is so for every test. */
    static List<String> seen(PythonOutline file, PythonModules modules) {
        PythonStandIns found = new PythonStandIns(file, modules);
        Map<String, String> origins = new LinkedHashMap<>();
        file.all()
                .forEach(one -> PythonCode.imported(one.tokens())
                        .forEach((name, origin) -> origins.putIfAbsent(
                                name.split("\\.", 2)[0],
                                name.contains(".")
                                        ? name.split("\\.", 2)[0]
                                        : origin.get(1).replaceFirst("^\\.+", ""))));
        found.walk(file.inside(), PythonScope.ofFile(origins), List.of());
        return found.seen;
    }

    private void walk(List<Statement> statements, PythonScope scope, List<String> decorators) {
        List<String> above = new ArrayList<>(decorators);
        for (Statement one : statements) {
            List<String> words = one.first().equals("async")
                    ? one.tokens().subList(1, one.tokens().size())
                    : one.tokens();
            look(one, scope);
            if (words.get(0).equals("def") && words.size() > 1) {
                walk(one.inside(), inFunction(new Member(words.get(1), List.copyOf(above), one), scope), List.of());
            } else if (!words.get(0).equals("@")) {
                walk(one.inside(), scope, List.of());
            }
            if (words.get(0).equals("@")) {
                above.add(one.text());
            } else {
                above.clear();
            }
        }
    }

    private PythonScope inFunction(Member function, PythonScope scope) {
        boolean isHook = function.name().startsWith("pytest_");
        boolean isAutomatic = isHook
                || function.name().matches("set[uU]p_?[mM]odule")
                || function.decorators().stream().anyMatch(one -> one.contains("autouse = True"));
        boolean isNested = !scope.isAutomatic() && !function.isFixture();
        PythonScope inner = scope.inner(function.parameters(), isHook, isAutomatic && !isNested);
        for (String name : function.parameters()) {
            Member fixture = fixtures.get(name);
            if (fixture != null && !fixture.name().equals(function.name())) {
                inner.fixture(name, fixture.returned());
            }
        }
        return inner;
    }

    private void look(Statement statement, PythonScope scope) {
        List<String> tokens = statement.tokens();
        imports(tokens, scope);
        tokens.stream()
                .filter(token -> CODE.matcher(Value.isText(token) ? PythonWrites.unquoted(token) : token)
                        .matches())
                .forEach(token -> seen.add("the inside of a function (" + token + ")"));
        tokens.stream()
                .filter(token ->
                        Value.isText(token) && PythonWrites.unquoted(token).matches("_pytest(?:\\..*)?"))
                .forEach(token -> seen.add("the inside of pytest (" + token + ")"));
        calls(tokens, scope);
        for (Write write : PythonWrites.of(tokens, chain -> name(chain, scope))) {
            judge(write, scope);
        }
        for (Write write : PythonWrites.of(tokens, chain -> "")) {
            if (write.target().size() == 1 || isOwn(write.target())) {
                scope.given(String.join(" ", write.target()), write.value());
            }
        }
    }

    private static boolean isOwn(List<String> target) {
        return target.size() == 3 && target.get(0).matches("self|cls");
    }

    private void imports(List<String> tokens, PythonScope scope) {
        if (!tokens.get(0).matches("from|import")) {
            return;
        }
        PythonCode.imported(tokens).forEach((name, origin) -> {
            String full = origin.get(1);
            if (full.matches("_pytest(?:\\..*)?") && !FOR_A_TYPE.matcher(full).matches()) {
                seen.add("the inside of pytest (" + full + ")");
            }
            scope.imported(
                    name.split("\\.", 2)[0],
                    name.contains(".") ? name.split("\\.", 2)[0] : full.replaceFirst("^\\.+", ""));
        });
    }

    private static String name(List<String> chain, PythonScope scope) {
        String origin = scope.origin(chain);
        return origin != null && !origin.startsWith(PythonScope.OF_PYTEST) ? origin : String.join("", chain);
    }

    /** Calls that decide what an import finds and what pytest asks. */
    private void calls(List<String> tokens, PythonScope scope) {
        for (int open = 1; open < tokens.size(); open++) {
            if (tokens.get(open).equals("(")) {
                int from = open;
                while (from > 0 && tokens.get(from - 1).matches("[\\w.]+")) {
                    from--;
                }
                String name = from < open ? name(tokens.subList(from, open), scope) : "";
                String arguments = String.join(
                        " ", tokens.subList(open, Math.min(tokens.size(), PythonLayout.close(tokens, open) + 1)));
                if (IMPORT_PATH.matcher(name).matches()) {
                    // The place in the list is no part of what is found there.
                    seen.add("a new place to import from "
                            + TestsKept.compact(arguments.replaceFirst("\\( \\d+ ,", "(")));
                } else if (PLUGINS.matcher(name).matches()) {
                    seen.add("a change of the plugins of the run");
                }
            }
        }
    }

    private void judge(Write write, PythonScope scope) {
        String target = scope.origin(write.target());
        if (target == null || write.target().size() == 1 || isRestored(target, write.value(), scope)) {
            return;
        }
        String what = refusal(target, write.value(), scope);
        if (!what.isEmpty()) {
            seen.add(what + " (" + target + ")" + (scope.isAutomatic() ? " for every test" : ""));
        }
    }

    private String refusal(String target, List<String> value, PythonScope scope) {
        if (target.startsWith("sys.modules[]") || target.equals("sys.modules")) {
            return "a module in the place of another";
        }
        if (target.startsWith("sys.path") && !target.startsWith("sys.path_")) {
            return "a new place to import from";
        }
        if (OF_A_RUN.matcher(target).matches()) {
            return "a change of what runs the tests";
        }
        boolean isBuiltin = target.startsWith("builtins.") && !MAY_PRINT.contains(target);
        boolean isLibrary = PythonModules.isLibrary(target) && !target.contains("()") && !target.contains("[]");
        if (isLibrary || isBuiltin) {
            return "a change of the test library";
        }
        boolean isPlace = target.endsWith("[]") && !target.endsWith("__dict__[]");
        boolean isTool = target.startsWith(PythonScope.OF_PYTEST) || PythonModules.isLibrary(target);
        if (isPlace || isTool || modules.isSurrounding(target)) {
            return "";
        }
        Kind kind = modules.kind(target);
        boolean isCode = kind == Kind.MODULE || kind == Kind.CALLABLE;
        return isCode || isCallable(value, scope, DEEP) ? "a stand-in for what is tested" : "";
    }

    /** Whether a value is what the target itself was before. */
    private static boolean isRestored(String target, List<String> value, PythonScope scope) {
        String name = String.join(" ", value);
        String origin = scope.origin(value);
        List<List<String>> saved = scope.valuesOf(name);
        boolean isSame = target.equals(origin) || (origin != null && origin.equals(target + "()"));
        boolean isList = !saved.isEmpty()
                && saved.stream().allMatch(one -> {
                    String from = scope.origin(copied(one));
                    return from != null
                            && (from.equals(target)
                                    || from.equals(target + ".copy()")
                                    || (target.equals("sys.modules[]")
                                            && from.matches("sys\\.modules(?:\\.(?:get|pop)\\(\\)|\\[])"))
                                    || (target.startsWith("sys.path") && from.startsWith("sys.path"))
                                    || from.equals(target.replaceFirst("\\[]$", "")));
                });
        return isList || (isSame && !saved.isEmpty()) || (isSame && value.size() > 1);
    }

    /** What an expression copies; itself when it copies nothing. */
    private static List<String> copied(List<String> value) {
        boolean isCopy =
                String.join(" ", value).matches("(?:list|dict|set|tuple|(?:copy \\. )?(?:deep)?copy) \\( .+ \\)");
        int open = value.indexOf("(");
        return isCopy && PythonLayout.close(value, open) == value.size() - 1
                ? value.subList(open + 1, value.size() - 1)
                : value;
    }

    /** Whether a value can be called: a function, a class, or something that stands for one. */
    private boolean isCallable(List<String> written, PythonScope scope, int deep) {
        List<String> value = PythonLayout.unwrapped(written);
        if (deep == 0 || value.isEmpty()) {
            return false;
        }
        String text = String.join(" ", value);
        if (value.stream().anyMatch(MADE::contains) && !text.matches("(?:collections \\. )?defaultdict \\(.*")) {
            return true;
        }
        if (value.size() == 1 || isOwn(value)) {
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
