package dev.ralph.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The one way in which guards write a Python statement, whatever a formatter made of its quotes, commas and brackets. */
final class PythonLayout {

    private static final Set<String> NOT_CALLED = Set.of(
            "assert", "return", "yield", "in", "is", "and", "or", "not", "if", "else", "elif", "while", "for", "await",
            "lambda", "del", "raise", "from", "import", "with", "as", "except");
    private static final Set<String> NOT_A_GROUP = Set.of(",", "for", ":=", "yield", "=");

    private static final int PAIRS = 3;

    private PythonLayout() {}

    static List<String> plain(List<String> tokens) {
        List<String> plain = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        List<Integer> commas = new ArrayList<>();
        for (String token : tokens) {
            String last = plain.isEmpty() ? "" : plain.get(plain.size() - 1);
            if (isOneOf(token, "([{")) {
                open.add(plain.size());
                commas.add(0);
            } else if (isOneOf(token, ")]}") && !open.isEmpty()) {
                int start = open.remove(open.size() - 1);
                int count = commas.remove(commas.size() - 1);
                if (last.equals(",") && (count > 1 || !makesTuple(plain, start))) {
                    plain.remove(plain.size() - 1);
                }
            } else if (token.equals(",") && !commas.isEmpty()) {
                commas.set(commas.size() - 1, commas.get(commas.size() - 1) + 1);
            }
            plain.add(quoted(token));
        }
        return withoutGroup(plain);
    }

    /** Where the bracket at {@code open} ends; the length when it does not. */
    static int close(List<String> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += isOneOf(tokens.get(i), "([{") ? 1 : 0;
            depth -= isOneOf(tokens.get(i), ")]}") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    /** Where the bracket that ends at {@code close} begins; 0 when it does not. */
    static int open(List<String> tokens, int close) {
        int depth = 0;
        for (int i = close; i > 0; i--) {
            depth += isOneOf(tokens.get(i), ")]}") ? 1 : 0;
            depth -= isOneOf(tokens.get(i), "([{") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return 0;
    }

    /** The first place of a token outside of all brackets; -1 when there is none. */
    static int outside(List<String> tokens, String wanted) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (depth == 0 && tokens.get(i).equals(wanted)) {
                return i;
            }
            depth += isOneOf(tokens.get(i), "([{") ? 1 : 0;
            depth -= isOneOf(tokens.get(i), ")]}") ? 1 : 0;
        }
        return -1;
    }

    /** The same expression without the brackets around the whole of it. */
    static List<String> unwrapped(List<String> expression) {
        List<String> inner = expression;
        // A formatter adds one pair; who writes more of them is not read further.
        for (int pairs = 0;
                pairs < PAIRS && inner.size() > 2 && inner.get(0).equals("(") && close(inner, 0) == inner.size() - 1;
                pairs++) {
            List<String> group = inner.subList(1, inner.size() - 1);
            if (NOT_A_GROUP.stream().anyMatch(one -> outside(group, one) >= 0)) {
                break;
            }
            inner = group;
        }
        return inner;
    }

    private static List<String> withoutGroup(List<String> tokens) {
        int start = tokens.isEmpty() ? 0 : Set.of("assert", "return").contains(tokens.get(0)) ? 1 : 0;
        int end = tokens.size();
        if (start == 0) {
            int sign = outside(tokens, "=");
            if (sign < 1) {
                return List.copyOf(tokens);
            }
            start = sign + 1;
        } else if (tokens.get(0).equals("assert") && outside(tokens, ",") > 0) {
            end = outside(tokens, ",");
        }
        List<String> result = new ArrayList<>(tokens.subList(0, start));
        result.addAll(unwrapped(tokens.subList(start, end)));
        result.addAll(tokens.subList(end, tokens.size()));
        return List.copyOf(result);
    }

    /** A comma before this bracket's end makes a tuple of what is in it. */
    private static boolean makesTuple(List<String> tokens, int open) {
        String before = open == 0 ? "" : tokens.get(open - 1);
        boolean isBehindValue = before.equals(")")
                || before.equals("]")
                || (!before.isEmpty()
                        && Character.isJavaIdentifierPart(before.charAt(0))
                        && !NOT_CALLED.contains(before));
        return switch (tokens.get(open)) {
            case "(" -> !isBehindValue;
            case "[" -> isBehindValue;
            default -> false;
        };
    }

    private static String quoted(String token) {
        int quote = token.indexOf('\'');
        boolean isPlain = quote >= 0
                && token.endsWith("'")
                && token.length() > quote + 1
                && token.substring(0, quote).chars().allMatch(Character::isLetter)
                && !token.startsWith("'''", quote)
                && token.indexOf('"') < 0
                && token.indexOf('\\') < 0;
        return isPlain ? token.substring(0, quote) + '"' + token.substring(quote + 1, token.length() - 1) + '"' : token;
    }

    private static boolean isOneOf(String token, String signs) {
        return token.length() == 1 && signs.contains(token);
    }
}
