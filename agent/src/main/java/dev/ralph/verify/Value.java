package dev.ralph.verify;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells apart what a name may be given: what is written down, what is made anew, what stands in, what is computed. */
final class Value {

    private static final Set<String> DATA = Set.of(
            "True",
            "False",
            "None",
            "true",
            "false",
            "null",
            "List",
            "Set",
            "Map",
            "Map.Entry",
            "of",
            "entry",
            "Arrays",
            "asList",
            "new",
            "int",
            "long",
            "double",
            "float",
            "char",
            "byte",
            "boolean",
            "String",
            "Integer",
            "Long",
            "Double",
            "BigDecimal",
            "BigInteger",
            "Decimal",
            "date",
            "datetime",
            "timedelta",
            "LocalDate",
            "LocalDateTime",
            "Duration",
            "Instant",
            "parse",
            "dict",
            "list",
            "set",
            "tuple",
            "frozenset",
            "valueOf",
            "ANY",
            "Path",
            "Paths",
            "get",
            "ofSeconds",
            "ofMillis",
            "Object",
            "and",
            "or",
            "not",
            "java",
            "util");
    private static final Pattern FRESH = Pattern.compile(
            "(?i)uuid\\w*|randomUUID|tmp\\w*|temp\\w*|\\w*tempdir\\w*|folder"
                    + "|secrets|token_hex|mkdtemp|mkstemp|count|next|getpid|worker_id|unique\\w*|nanoTime|ThreadLocalRandom");
    private static final Set<String> STAND_INS = Set.of(
            "Mock",
            "MagicMock",
            "AsyncMock",
            "create_autospec",
            "mock",
            "spy",
            "mocker",
            "patch",
            "lambda",
            "ANY",
            "SimpleNamespace",
            "Proxy",
            "newProxyInstance");
    private static final Set<String> SIGNS = Set.of("-", "+", "*", "/", "%", "and", "or", "not", "if", "?", "|", "&");
    private static final Set<String> SIFTS = Set.of(
            "sorted",
            "set",
            "frozenset",
            "len",
            "filter",
            "round",
            "abs",
            "min",
            "max",
            "any",
            "all",
            "bool",
            "limit",
            "distinct",
            "skip",
            "takeWhile",
            "dropWhile",
            "subList",
            "replace",
            "replaceAll",
            "trim",
            "strip",
            "lower",
            "upper",
            "split",
            "substring",
            "findFirst",
            "Math",
            "toSet",
            "TreeSet",
            "HashSet",
            "removeIf",
            "sort",
            "int",
            "str",
            "rstrip",
            "lstrip",
            "toLowerCase",
            "toUpperCase",
            "union",
            "intersection",
            "difference",
            "anyMatch");

    private Value() {}

    /** Whether the value stands in the text: no word in it can mean anything else. */
    static boolean isWritten(List<String> value) {
        boolean hasLiteral = false;
        for (String token : value) {
            char first = token.charAt(0);
            boolean isText = isText(token);
            hasLiteral |= isText || Character.isDigit(first) || token.matches("True|False|true|false|[\\[{]");
            if (token.matches("[fF][rR]?[\"'](?s:.*\\{.*)")
                    || (Character.isJavaIdentifierStart(first) && !isText && !DATA.contains(token))) {
                return false;
            }
        }
        return hasLiteral;
    }

    static boolean isNothing(List<String> value) {
        return value.size() == 1 && value.get(0).matches("None|null|\\[|\"\"|0|false|False");
    }

    /** A text with its quotes, and with a prefix of up to two letters in Python. */
    static boolean isText(String token) {
        int at = 0;
        while (at < 2 && at + 1 < token.length() && Character.isLetter(token.charAt(at))) {
            at++;
        }
        return at < token.length() && (token.charAt(at) == '"' || token.charAt(at) == '\'');
    }

    static boolean isOneText(List<String> value) {
        return value.size() == 1 && isText(value.get(0));
    }

    /** Whether it is made for this one run, such as a random id or a file in a folder of its own. */
    static boolean isFresh(List<String> value) {
        return value.stream()
                .anyMatch(token -> FRESH.matcher(token).matches()
                        || (token.matches("[fF][rR]?[\"'](?s:.*\\{.*)") && holdsFreshWord(token)));
    }

    private static boolean holdsFreshWord(String text) {
        return Pattern.compile("\\w+")
                .matcher(text)
                .results()
                .anyMatch(word -> FRESH.matcher(word.group()).matches());
    }

    /** Why {@code now} is not as good as {@code was} in front of an assertion; empty when it may be. */
    static String objection(List<String> was, List<String> now) {
        if (isWritten(now) && !isNothing(now)) {
            return ", which is written down and not computed";
        }
        if (was.contains("(") && !now.contains("(") && !isNothing(now)) {
            return ", which asks nothing";
        }
        if (count(now, STAND_INS) > count(was, STAND_INS) || (isAnonymous(now) && !isAnonymous(was))) {
            return ", which stands in for it";
        }
        boolean isSifted = count(now, SIFTS) > count(was, SIFTS) || (!isFresh(now) && signs(now) > signs(was));
        return isSifted ? ", which alters it before it is compared" : "";
    }

    private static boolean isAnonymous(List<String> value) {
        return String.join(" ", value).matches("new .*\\) \\{");
    }

    private static long count(List<String> value, Set<String> words) {
        return value.stream().filter(words::contains).count();
    }

    /** Signs outside of all brackets, parts cut out, and a list that is made by going through another. */
    private static int signs(List<String> value) {
        int depth = 0;
        int signs = 0;
        for (int i = 0; i < value.size(); i++) {
            String token = value.get(i);
            String last = i > 0 ? value.get(i - 1) : "";
            boolean isCut = token.equals("[")
                    && i > 0
                    && (last.matches("[)\\]]") || Character.isJavaIdentifierPart(last.charAt(0)));
            boolean isGone = token.equals("for") && (depth == 1) && value.get(0).matches("[\\[{(]");
            if (isGone
                    || (depth == 0
                            && (isCut || (SIGNS.contains(token) && !value.get(i).equals("*"))))) {
                signs++;
            }
            depth += "([{".contains(token) ? 1 : 0;
            depth -= ")]}".contains(token) ? 1 : 0;
        }
        return signs;
    }
}
