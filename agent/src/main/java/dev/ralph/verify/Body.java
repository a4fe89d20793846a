package dev.ralph.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A function as the rules see it that are the same in every language.
 *
 * @param lines every statement and every head of a block, in order
 */
record Body(List<String> parameters, List<Line> lines) {

    private static final Set<String> NOT_A_TARGET = Set.of("return", "assert", "yield", "del", "raise", "throw");
    private static final Pattern PART_OF_SIGN = Pattern.compile("[=!<>+\\-*/%&|^@:]");

    Body {
        parameters = List.copyOf(parameters);
        lines = List.copyOf(lines);
    }

    /**
     * One statement.
     *
     * @param around the heads of the blocks it stands in, as far as they may keep it from being reached
     * @param isClaim whether it holds an assertion, or a part of one
     */
    record Line(List<String> around, List<String> tokens, boolean isClaim) {

        /** With all that decides whether it is reached. */
        List<String> whole() {
            return Stream.concat(around.stream(), tokens.stream()).toList();
        }
    }

    /** A name and what it is given; {@code isDeclared} where the statement also makes the name. */
    record Assignment(String name, List<String> value, boolean isDeclared) {

        String text() {
            return name + " = " + String.join(" ", value);
        }
    }

    static List<String> concat(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    List<Line> claims() {
        return lines.stream().filter(Line::isClaim).toList();
    }

    /** Whether a statement uses a word as a name of its own and not as a part of something. */
    boolean mentions(String token) {
        return lines.stream().anyMatch(line -> uses(line.tokens(), token));
    }

    private static boolean uses(List<String> tokens, String token) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).equals(token) && (i == 0 || !tokens.get(i - 1).equals("."))) {
                return true;
            }
        }
        return false;
    }

    /** Whether something other than an assertion uses it. */
    boolean isArranged(String token) {
        return lines.stream()
                .filter(line -> !line.isClaim())
                .filter(line -> assignments(line.tokens()).stream()
                        .noneMatch(one -> one.name().equals(token)))
                .anyMatch(line -> uses(line.tokens(), token));
    }

    boolean binds(String name) {
        return parameters.contains(name) || !valuesOf(name).isEmpty();
    }

    /** Everything a name is given in this function, in order. */
    List<List<String>> valuesOf(String name) {
        return assignments()
                .filter(one -> one.name().equals(name))
                .map(Assignment::value)
                .toList();
    }

    Stream<Assignment> assignments() {
        return lines.stream().flatMap(line -> assignments(line.tokens()).stream());
    }

    /** The names a statement gives a value, Python's or Java's. */
    static List<Assignment> assignments(List<String> tokens) {
        List<Assignment> found = new ArrayList<>();
        if (tokens.isEmpty() || NOT_A_TARGET.contains(tokens.get(0))) {
            return found;
        }
        String first = tokens.get(0);
        boolean isHead = Set.of("try", "for", "with", "async").contains(first);
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean isTop = depth == 0 || (isHead && depth == 1);
            if (isTop && token.equals("=") && isSingle(tokens, i)) {
                targets(tokens.subList(0, i), isHead)
                        .forEach(name -> found.add(new Assignment(
                                name.replaceFirst("^this \\. ", ""),
                                valueFrom(tokens, first),
                                isDeclared(tokens, name))));
                return found;
            }
            if (isHead && i > 0 && i + 1 < tokens.size()) {
                if (isTop && (token.equals("in") || token.equals(":")) && first.equals("for") && found.isEmpty()) {
                    found.add(new Assignment(tokens.get(i - 1), toColon(tokens, i + 1), true));
                } else if (token.equals("as")) {
                    found.add(new Assignment(tokens.get(i + 1), tokens.subList(1, i), true));
                }
            }
            depth += "([{".contains(token) ? 1 : 0;
            depth -= ")]}".contains(token) ? 1 : 0;
        }
        return found;
    }

    private static boolean isDeclared(List<String> tokens, String name) {
        int at = tokens.indexOf(name);
        return at > 0 && Character.isJavaIdentifierStart(tokens.get(at - 1).charAt(0));
    }

    private static boolean isSingle(List<String> tokens, int at) {
        String next = at + 1 < tokens.size() ? tokens.get(at + 1) : "";
        String last = at > 0 ? tokens.get(at - 1) : "=";
        return !next.equals("=") && !PART_OF_SIGN.matcher(last).matches();
    }

    private static List<String> valueFrom(List<String> tokens, String first) {
        int sign = 0;
        for (int i = 1; i < tokens.size() && sign == 0; i++) {
            sign = tokens.get(i).equals("=") && isSingle(tokens, i) ? i : 0;
        }
        List<String> value = tokens.subList(sign + 1, tokens.size());
        boolean isResource = first.equals("try")
                && !value.isEmpty()
                && value.get(value.size() - 1).equals(")");
        return isResource ? value.subList(0, value.size() - 1) : List.copyOf(value);
    }

    private static List<String> toColon(List<String> tokens, int from) {
        int end = tokens.get(tokens.size() - 1).matches("[:)]") ? tokens.size() - 1 : tokens.size();
        return tokens.subList(Math.min(from, end), end);
    }

    /** The names before a sign: one in Java, any number in Python, where the type stands behind a colon. */
    private static List<String> targets(List<String> before, boolean isHead) {
        List<String> target = before;
        int colon = PythonLayout.outside(target, ":");
        if (colon > 0) {
            target = target.subList(0, colon);
        }
        int size = target.size();
        if (size > 2
                && target.get(size - 2).equals(".")
                && Set.of("self", "this", "cls").contains(target.get(size - 3))) {
            return List.of(
                    target.get(size - 3).equals("this")
                            ? "this . " + target.get(size - 1)
                            : "self . " + target.get(size - 1));
        }
        if (size > 1
                && (target.get(size - 2).equals(".") || target.get(size - 1).equals("]"))
                && !target.contains(",")) {
            return List.of();
        }
        boolean isTuple = target.contains(",") && !isHead && !target.contains("<");
        if (isTuple) {
            return target.stream()
                    .filter(one -> Character.isJavaIdentifierStart(one.charAt(0)))
                    .toList();
        }
        return size > 0 && Character.isJavaIdentifierStart(target.get(size - 1).charAt(0))
                ? List.of(target.get(size - 1))
                : List.of();
    }
}
