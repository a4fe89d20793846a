package dev.ralph.verify;

import dev.ralph.verify.PythonModules.Kind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides what may be written where: state may be set, what is tested and what runs the tests may not be replaced. */
final class PythonTargets {

    private static final Set<String> MAY_PRINT = Set.of("builtins.open", "builtins.input", "builtins.print");
    private static final Pattern OF_A_RUN = Pattern.compile(
            ".*\\.(?:shouldstop|shouldfail|testsfailed|testscollected|exitstatus|session\\.items)(?:\\[])?"
                    + "|.*\\bconfig\\.(?:hook|pluginmanager|args|invocation_params)(?:\\..*)?"
                    + "|<pytest>\\.(?:module|function|node|_\\w+)\\..*|<pytest>\\.(?:obj|runtest|_\\w+|funcargs\\[])"
                    + "|<pytest>\\.(?:cls|instance)\\.test\\w*");

    private static final Pattern IMPORT_PATH = Pattern.compile("sys\\.(?:path(?!_)|meta_path|path_hooks).*");

    private final PythonModules modules;
    private final PythonCallables callables;

    PythonTargets(PythonModules modules, PythonCallables callables) {
        this.modules = modules;
        this.callables = callables;
    }

    /** What speaks against writing a value to a place; empty when nothing does. */
    String refusal(String target, List<String> value, PythonScope scope) {
        if (target.startsWith("sys.modules[]") || target.equals("sys.modules")) {
            return "a module in the place of another";
        }
        if (IMPORT_PATH.matcher(target).matches()) {
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
        boolean isCode = kind == Kind.MODULE || kind == Kind.CALLABLE || isAnyCode(target, value);
        boolean isObject = callables.isLocalObject(value, scope) && modules.isOwnObject(target);
        return isCode || isObject || callables.isCallable(value, scope) ? "a stand-in for what is tested" : "";
    }

    /** Where the attribute is not known, whether one that the value names is a function. */
    private boolean isAnyCode(String target, List<String> value) {
        if (!target.endsWith(".?")) {
            return false;
        }
        String holder = target.substring(0, target.length() - 1);
        return value.stream()
                .map(PythonWrites::unquoted)
                .filter(name -> !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0)))
                .map(name -> modules.kind(holder + name))
                .anyMatch(kind -> kind == Kind.MODULE || kind == Kind.CALLABLE);
    }
}
