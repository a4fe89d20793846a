package dev.ralph.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What a Python statement puts where: assignments, {@code setattr} in all its forms, and patches. */
final class PythonWrites {

    /** The value of a patch that names none: it answers everything. */
    static final List<String> ANYTHING = List.of("MagicMock", "(", ")");

    private static final Set<String> HEADS =
            Set.of("if", "elif", "else", "for", "while", "with", "try", "finally", "except", "async");

    private final Function<List<String>, String> callee;
    private final List<Write> found = new ArrayList<>();

    /**
     * A place and what it is given.
     *
     * @param target an expression
     */
    record Write(List<String> target, List<String> value) {}

    private PythonWrites(Function<List<String>, String> callee) {
        this.callee = callee;
    }

    /**
     * Finds what a statement writes.
     *
     * @param callee the full name of what an expression stands for
     */
    static List<Write> of(List<String> tokens, Function<List<String>, String> callee) {
        PythonWrites writes = new PythonWrites(callee);
        writes.statement(tokens, true);
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).equals("(")) {
                writes.call(chainBefore(tokens, i), arguments(tokens, i));
            }
        }
        return writes.found;
    }

    /** Python takes one simple statement behind a colon, and no other head. */
    private void statement(List<String> tokens, boolean mayBeHead) {
        if (tokens.isEmpty()) {
            return;
        }
        if (!HEADS.contains(tokens.get(0))) {
            assignment(tokens);
            return;
        }
        if (!mayBeHead) {
            return;
        }
        int in = PythonLayout.outside(tokens, "in");
        int colon = PythonLayout.outside(tokens, ":");
        if (tokens.contains("for") && in > 0 && colon > in) {
            target(tokens.subList(tokens.indexOf("for") + 1, in), tokens.subList(in + 1, colon));
        }
        for (int i = 1; tokens.contains("with") && i + 2 < tokens.size(); i++) {
            if (tokens.get(i).equals("as") && tokens.get(i + 2).equals(".")) {
                found.add(new Write(tokens.subList(i + 1, Math.max(i + 2, colon)), ANYTHING));
            }
        }
        if (colon > 0) {
            statement(tokens.subList(colon + 1, tokens.size()), false);
        }
    }

    private void assignment(List<String> tokens) {
        List<List<String>> parts = split(tokens, "=");
        int value = 1;
        while (value < parts.size() - 1 && !parts.get(value).contains("lambda")) {
            value++;
        }
        if (value >= parts.size() || parts.get(0).contains("lambda")) {
            return;
        }
        List<String> given = new ArrayList<>(parts.get(value));
        parts.subList(value + 1, parts.size()).forEach(more -> {
            given.add("=");
            given.addAll(more);
        });
        parts.subList(0, value).forEach(one -> target(one, given));
    }

    private void target(List<String> written, List<String> value) {
        int colon = PythonLayout.outside(written, ":");
        List<String> target = PythonLayout.unwrapped(colon > 0 ? written.subList(0, colon) : written);
        if (target.size() > 2 && "([".contains(target.get(0))) {
            target = target.subList(1, target.size() - 1);
        }
        List<List<String>> targets = split(target, ",");
        List<List<String>> values = split(PythonLayout.unwrapped(value), ",");
        for (int i = 0; i < targets.size(); i++) {
            List<String> one = targets.get(i);
            boolean isMore = one.size() > 1 && one.get(one.size() - 1).matches("[+\\-*/%&|^@]|//|\\*\\*|<<|>>");
            if (!one.isEmpty()) {
                found.add(new Write(
                        isMore ? one.subList(0, one.size() - 1) : one,
                        values.size() == targets.size() ? values.get(i) : value));
            }
        }
    }

    private void call(List<String> chain, List<List<String>> arguments) {
        if (chain.isEmpty() || arguments.isEmpty()) {
            return;
        }
        String name = callee.apply(chain);
        String last = name.substring(name.lastIndexOf('.') + 1);
        List<String> first = arguments.get(0);
        boolean isNamed = isDotted(first);
        switch (last) {
            case "setattr", "__setattr__" -> attribute(arguments, 2);
            case "patch" -> {
                if (isNamed) {
                    found.add(new Write(named(first), patched(arguments, 1)));
                }
            }
            case "object" -> {
                if (name.endsWith("patch.object")) {
                    attribute(arguments, 2);
                }
            }
            case "multiple" -> {
                if (name.endsWith("patch.multiple")) {
                    List<String> of = isNamed ? named(first) : first;
                    arguments.stream()
                            .skip(1)
                            .filter(one -> isKeyword(one))
                            .forEach(one -> found.add(
                                    new Write(Body.concat(of, List.of(".", one.get(0))), one.subList(2, one.size()))));
                }
            }
            case "dict" -> {
                if (name.endsWith("patch.dict")) {
                    inside(isNamed ? named(first) : first, arguments);
                }
            }
            case "setitem" -> inside(first, arguments);
            case "update", "setdefault", "__setitem__" ->
                inside(chain.subList(0, Math.max(1, chain.size() - 2)), arguments);
            default -> {}
        }
    }

    private void inside(List<String> holder, List<List<String>> arguments) {
        List<String> all = arguments.stream().flatMap(List::stream).toList();
        found.add(new Write(Body.concat(holder, List.of("[", "0", "]")), all));
    }

    private void attribute(List<List<String>> arguments, int value) {
        if (isDotted(arguments.get(0))) {
            found.add(new Write(named(arguments.get(0)), patched(arguments, 1)));
        } else if (arguments.size() > 1) {
            List<String> name = arguments.get(1);
            String attribute = name.size() == 1 && Value.isText(name.get(0)) ? unquoted(name.get(0)) : "?";
            found.add(new Write(Body.concat(arguments.get(0), List.of(".", attribute)), patched(arguments, value)));
        }
    }

    private static List<String> patched(List<List<String>> arguments, int place) {
        for (List<String> one : arguments) {
            if (isKeyword(one) && one.get(0).matches("new|value|new_callable")) {
                List<String> value = one.subList(2, one.size());
                return one.get(0).equals("new_callable") ? Body.concat(value, List.of("(", ")")) : value;
            }
        }
        boolean isGiven = arguments.size() > place && !isKeyword(arguments.get(place));
        return isGiven ? arguments.get(place) : ANYTHING;
    }

    private static boolean isKeyword(List<String> argument) {
        return argument.size() > 2 && argument.get(1).equals("=");
    }

    private static boolean isDotted(List<String> argument) {
        return argument.size() == 1
                && Value.isText(argument.get(0))
                && unquoted(argument.get(0)).matches("[A-Za-z_]\\w*(?:\\.\\w+)+");
    }

    /** A name in a text, as if it were imported under that name. */
    private static List<String> named(List<String> argument) {
        return List.of("import_module", "(", argument.get(0), ")");
    }

    static String unquoted(String text) {
        int start = 0;
        while (start < text.length() && Character.isLetter(text.charAt(start))) {
            start++;
        }
        if (start == text.length() || !isQuote(text.charAt(start))) {
            start = 0;
        }
        while (start < text.length() && isQuote(text.charAt(start))) {
            start++;
        }
        int end = text.length();
        while (end > start && isQuote(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    static List<List<String>> arguments(List<String> tokens, int open) {
        int close = PythonLayout.close(tokens, open);
        return close <= open + 1 ? List.of() : split(tokens.subList(open + 1, Math.min(close, tokens.size())), ",");
    }

    static List<List<String>> split(List<String> tokens, String sign) {
        List<List<String>> parts = new ArrayList<>();
        List<String> rest = tokens;
        for (int at = PythonLayout.outside(rest, sign); at >= 0; at = PythonLayout.outside(rest, sign)) {
            parts.add(rest.subList(0, at));
            rest = rest.subList(at + 1, rest.size());
        }
        parts.add(rest);
        return parts;
    }

    private static List<String> chainBefore(List<String> tokens, int open) {
        int from = open;
        while (from > 0) {
            String last = tokens.get(from - 1);
            boolean isDot = from < open && tokens.get(from).equals(".");
            if (isDot && (last.equals(")") || last.equals("]"))) {
                from = PythonLayout.open(tokens, from - 1);
                boolean isCalled = from > 0
                        && Character.isJavaIdentifierStart(tokens.get(from - 1).charAt(0));
                if (!isCalled) {
                    break;
                }
                from--;
            } else if (last.equals(".") && (from == open || !isDot)) {
                from--;
            } else if (Character.isJavaIdentifierStart(last.charAt(0)) && (from == open || isDot)) {
                from--;
            } else {
                break;
            }
        }
        return from < open && tokens.get(from).equals(".")
                ? tokens.subList(from + 1, open)
                : tokens.subList(from, open);
    }
}
