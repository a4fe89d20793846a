package dev.ralph.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a Python function sees: where they come from and what they were given so far. */
final class PythonScope {

    /** What a fixture gets of pytest. */
    static final String OF_PYTEST = "<pytest>";

    /** What a file gets of itself. */
    private static final String OF_FILE = "<file>.__dict__";

    private static final Set<String> SETTERS = Set.of("setattr", "__setattr__");

    private final Map<String, String> origins;
    private final Map<String, List<List<String>>> values;
    private final Set<String> local;
    private final boolean isAutomatic;

    private PythonScope(
            Map<String, String> origins,
            Map<String, List<List<String>>> values,
            Set<String> local,
            boolean isAutomatic) {
        this.origins = origins;
        this.values = values;
        this.local = local;
        this.isAutomatic = isAutomatic;
    }

    /** The scope of a file, where a name of a later import is known from the beginning. */
    static PythonScope ofFile(PythonOutline file) {
        Map<String, String> origins = new LinkedHashMap<>();
        file.all().forEach(one -> imported(one.tokens()).forEach(origins::putIfAbsent));
        return new PythonScope(origins, new LinkedHashMap<>(), new HashSet<>(), true);
    }

    /** The scope of a function in this one; what it is given hides what has the same name outside. */
    PythonScope inner(List<String> parameters, boolean isHook, boolean automatic) {
        PythonScope inner = new PythonScope(
                new LinkedHashMap<>(origins), new LinkedHashMap<>(values), new HashSet<>(local), automatic);
        for (String name : parameters) {
            inner.origins.remove(name);
            inner.values.remove(name);
            inner.local.add(name);
            if (name.equals("request") || (isHook && !Set.of("config", "parser").contains(name))) {
                inner.origins.put(name, OF_PYTEST);
            }
        }
        return inner;
    }

    boolean isAutomatic() {
        return isAutomatic;
    }

    /** Whether the name belongs to a function and not to the file. */
    boolean isLocal(String name) {
        return local.contains(name);
    }

    void fixture(String name, List<List<String>> returned) {
        if (local.contains(name)) {
            values.put(name, new ArrayList<>(returned));
            returned.stream()
                    .map(this::origin)
                    .filter(one -> one != null)
                    .findFirst()
                    .ifPresent(one -> origins.putIfAbsent(name, one));
        }
    }

    void imports(List<String> tokens) {
        if (tokens.get(0).equals("from") || tokens.get(0).equals("import")) {
            imported(tokens).forEach((name, origin) -> {
                origins.put(name, origin);
                local.remove(name);
            });
        }
    }

    /** The names that an import makes; {@code import a.b} makes {@code a}. */
    private static Map<String, String> imported(List<String> tokens) {
        Map<String, String> found = new LinkedHashMap<>();
        PythonCode.imported(tokens).forEach((name, origin) -> {
            String first = name.split("\\.", 2)[0];
            found.putIfAbsent(first, name.contains(".") ? first : origin.get(1).replaceFirst("^\\.+", ""));
        });
        return found;
    }

    /** The full name of an expression; as it is written when that is not known, or given by pytest. */
    String name(List<String> expression) {
        String origin = origin(expression);
        return origin != null && !origin.startsWith(OF_PYTEST) ? origin : String.join("", expression);
    }

    void given(String name, List<String> value) {
        String origin = origin(value);
        if (origin != null) {
            origins.put(name, origin);
        } else if (!value.isEmpty() && SETTERS.contains(value.get(value.size() - 1)) && !value.contains("(")) {
            origins.put(name, value.get(value.size() - 1));
        } else if (origins.getOrDefault(name, "").endsWith("()") || values.containsKey(name)) {
            origins.remove(name);
        }
        values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        local.add(name);
    }

    List<List<String>> valuesOf(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The full name of what a simple expression stands for; null when that is not known. */
    @Nullable
    String origin(List<String> expression) {
        if (expression.isEmpty()) {
            return null;
        }
        String first = expression.get(0);
        boolean isCall = expression.size() > 2 && expression.get(1).equals("(");
        int close = isCall ? PythonLayout.close(expression, 1) : 0;
        if (isCall && first.matches("type|vars|cast|Mock") && close < expression.size()) {
            String inner = origin(expression.subList(2, close));
            return inner == null
                    ? null
                    : rest(first.equals("vars") ? inner + ".__dict__" : inner, expression, close + 1);
        }
        if (isCall && first.equals("getattr")) {
            return byGetattr(expression, close);
        }
        if (isCall && first.equals("globals") && close == 2) {
            return rest(OF_FILE, expression, close + 1);
        }
        for (int i = 0; i + 2 < expression.size() && i < 4; i++) {
            boolean isImport = expression.get(i).matches("import_module|__import__")
                    && expression.get(i + 1).equals("(")
                    && Value.isText(expression.get(i + 2));
            boolean isModule = expression.get(i).equals("modules")
                    && expression.get(i + 1).equals("[")
                    && Value.isText(expression.get(i + 2))
                    && expression.size() > i + 4;
            if (isImport || isModule) {
                return rest(
                        PythonWrites.unquoted(expression.get(i + 2)),
                        expression,
                        PythonLayout.close(expression, i + 1) + 1);
            }
        }
        String known = origins.get(first);
        return known == null ? null : rest(known, expression, 1);
    }

    private @Nullable String byGetattr(List<String> expression, int close) {
        List<List<String>> parts = PythonWrites.split(expression.subList(2, Math.min(close, expression.size())), ",");
        String holder = origin(parts.get(0));
        return holder == null
                        || parts.size() < 2
                        || parts.get(1).size() != 1
                        || !Value.isText(parts.get(1).get(0))
                ? null
                : rest(holder + "." + PythonWrites.unquoted(parts.get(1).get(0)), expression, close + 1);
    }

    private static @Nullable String rest(String start, List<String> tokens, int from) {
        StringBuilder name = new StringBuilder(start);
        int at = from;
        while (at < tokens.size()) {
            String token = tokens.get(at);
            if (token.equals(".") && at + 1 < tokens.size()) {
                if (!tokens.get(at + 1).equals("__class__")) {
                    name.append('.').append(tokens.get(at + 1));
                }
                at += 2;
            } else if (token.equals("(") || token.equals("[")) {
                name.append(token.equals("(") ? "()" : "[]");
                at = PythonLayout.close(tokens, at) + 1;
            } else {
                return null;
            }
        }
        return name.toString();
    }
}
