package dev.ralph.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a Python statement reaches inside of a function, of pytest, or of what decides what an import finds. */
final class PythonInsides {

    private static final Pattern CODE = Pattern.compile("__code__|__globals__|__closure__|__defaults__|__kwdefaults__");
    private static final Pattern PYTEST = Pattern.compile("_pytest(?:\\..*)?");
    private static final Pattern IMPORT_PATH = Pattern.compile(
            "sys\\.(?:path|meta_path|path_hooks)\\.(?:insert|append|extend)|.*\\.syspath_prepend|site\\.addsitedir");
    private static final Pattern PLUGINS = Pattern.compile(
            ".*pluginmanager\\.(?:unregister|set_blocked|import_plugin|consider_\\w+|load_setuptools_entrypoints)");
    private static final Pattern FOR_A_TYPE = Pattern.compile(
            "_pytest\\.(?:monkeypatch\\.MonkeyPatch|fixtures\\.\\w+|logging\\.\\w+|tmpdir\\.\\w+|capture\\.\\w+Fixture(?:\\[.*])?)");

    /** The defaults of a function, or copies of what they hold: the same values again, whenever they are set. */
    private static final Pattern DEFAULTS = Pattern.compile("(\\w+) = (?:tuple \\( copy \\. deepcopy \\( (\\w+) \\) if"
            + " isinstance \\( \\2 , \\( dict , list , set \\) \\) else \\2 for \\2 in )?(\\w+) \\. __defaults__"
            + "(?: or \\( \\) ,? ?\\))?");

    private static final Pattern SETS_DEFAULTS = Pattern.compile("(\\w+) \\. __defaults__ = (\\w+)(?: or None)?");

    private final Consumer<String> seen;
    private final Map<String, String> defaults = new HashMap<>();

    PythonInsides(Consumer<String> seen) {
        this.seen = seen;
    }

    void look(List<String> tokens, PythonScope scope) {
        if (tokens.get(0).equals("from") || tokens.get(0).equals("import")) {
            imports(tokens);
        }
        if (keepsDefaults(String.join(" ", tokens))) {
            return;
        }
        for (String token : tokens) {
            String name = Value.isText(token) ? PythonWrites.unquoted(token) : token;
            if (CODE.matcher(name).matches()) {
                seen.accept("the inside of a function (" + token + ")");
            } else if (Value.isText(token) && PYTEST.matcher(name).matches()) {
                seen.accept("the inside of pytest (" + token + ")");
            }
        }
        calls(tokens, scope);
    }

    private boolean keepsDefaults(String statement) {
        Matcher taken = DEFAULTS.matcher(statement);
        if (taken.matches()) {
            defaults.put(taken.group(1), taken.group(3));
            return true;
        }
        Matcher set = SETS_DEFAULTS.matcher(statement);
        return set.matches() && set.group(1).equals(defaults.get(set.group(2)));
    }

    private static boolean isPartOfName(String token) {
        char first = token.charAt(0);
        return token.equals(".") || (!Value.isText(token) && (first == '_' || Character.isLetterOrDigit(first)));
    }

    private void imports(List<String> tokens) {
        PythonCode.imported(tokens).values().stream()
                .map(origin -> origin.get(1))
                .filter(full -> PYTEST.matcher(full).matches()
                        && !FOR_A_TYPE.matcher(full).matches())
                .forEach(full -> seen.accept("the inside of pytest (" + full + ")"));
    }

    /** Calls that decide what an import finds and what pytest asks. */
    private void calls(List<String> tokens, PythonScope scope) {
        for (int open = tokens.indexOf("("); open > 0 && open < tokens.size(); open++) {
            if (!tokens.get(open).equals("(")) {
                continue;
            }
            int from = open;
            while (from > 0 && isPartOfName(tokens.get(from - 1))) {
                from--;
            }
            String name = from < open ? scope.name(tokens.subList(from, open)) : "";
            if (IMPORT_PATH.matcher(name).matches()) {
                int close = Math.min(tokens.size(), PythonLayout.close(tokens, open) + 1);
                String arguments = String.join(" ", tokens.subList(open, close));
                // The place in the list is no part of what is found there.
                seen.accept(
                        "a new place to import from " + TestsKept.compact(arguments.replaceFirst("\\( \\d+ ,", "(")));
            } else if (PLUGINS.matcher(name).matches()) {
                seen.accept("a change of the plugins of the run");
            }
        }
    }
}
