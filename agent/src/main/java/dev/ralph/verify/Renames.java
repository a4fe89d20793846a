package dev.ralph.verify;

import dev.ralph.verify.Body.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names and ids that mean the same under another spelling: a local variable, a parameter, and an id that a test both
 * puts in and looks for.
 */
final class Renames {

    private final Body was;
    private final Body is;
    private final Map<String, String> names;

    private Renames(Body was, Body is, Map<String, String> known) {
        this.was = was;
        this.is = is;
        this.names = new LinkedHashMap<>(known);
    }

    /**
     * Finds what two versions of a function call by different names.
     *
     * @param known names of parameters that are known to have changed
     */
    static Map<String, String> between(Body was, Body is, Map<String, String> known) {
        Renames renames = new Renames(was, is, known);
        List<List<String>> now = is.claims().stream().map(Line::whole).toList();
        for (Line claim : was.claims()) {
            List<String> wanted = apply(claim.whole(), renames.names);
            if (!now.contains(wanted)) {
                now.stream()
                        .flatMap(candidate -> renames.difference(wanted, candidate).stream())
                        .findFirst()
                        .ifPresent(renames.names::putAll);
            }
        }
        return renames.names;
    }

    static List<String> apply(List<String> tokens, Map<String, String> names) {
        if (names.isEmpty()) {
            return tokens;
        }
        int depth = 0;
        String[] result = tokens.toArray(String[]::new);
        for (int i = 0; i < result.length; i++) {
            String token = tokens.get(i);
            boolean isArgument = depth > 0
                    && i + 1 < result.length
                    && tokens.get(i + 1).equals("=")
                    && i > 0
                    && (tokens.get(i - 1).equals("(") || tokens.get(i - 1).equals(","));
            boolean isPart = i > 0 && tokens.get(i - 1).equals(".");
            if ((token.startsWith("f\"") || token.startsWith("F\"") || token.startsWith("fr\""))) {
                result[i] = inText(token, names);
            } else if (!isArgument && !isPart) {
                result[i] = names.getOrDefault(token, token);
            }
            depth += "([{".contains(token) ? 1 : 0;
            depth -= ")]}".contains(token) ? 1 : 0;
        }
        return List.of(result);
    }

    private static String inText(String text, Map<String, String> names) {
        String result = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (!Value.isText(name.getKey())) {
                result = result.replaceAll(
                        "(?<![\\w.])" + Pattern.quote(name.getKey()) + "(?![\\w=])",
                        Matcher.quoteReplacement(name.getValue()));
            }
        }
        return result;
    }

    /** What has to be renamed to make one of the other; empty when something else differs. */
    private Optional<Map<String, String>> difference(List<String> wanted, List<String> candidate) {
        if (wanted.size() != candidate.size()) {
            return Optional.empty();
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String old = wanted.get(i);
            String now = candidate.get(i);
            if (!old.equals(now) && !(isSame(old, now) && now.equals(found.getOrDefault(old, now)))) {
                return Optional.empty();
            }
            if (!old.equals(now)) {
                found.put(old, now);
            }
        }
        return Optional.of(found);
    }

    private boolean isSame(String old, String now) {
        if (names.containsValue(now) || names.containsKey(old) || is.mentions(old) || was.mentions(now)) {
            return false;
        }
        if (Value.isText(old)) {
            boolean isId = was.isArranged(old) && is.isArranged(now);
            return isId && (Value.isText(now) || isMade(now));
        }
        return !was.valuesOf(old).isEmpty() && !was.parameters().contains(old) && is.binds(now);
    }

    /** Whether a name that replaces an id is given one that nobody else has, or comes from outside of the test. */
    private boolean isMade(String name) {
        List<List<String>> values = is.valuesOf(name);
        return values.isEmpty()
                ? is.parameters().contains(name)
                : values.stream().allMatch(value -> Value.isFresh(value) || Value.isOneText(value));
    }
}
