package dev.ralph.diagnose.report;

import dev.ralph.diagnose.order.Dependence.State;
import dev.ralph.model.Leak;
import dev.ralph.model.OutsideText;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Foreign text as it may be stored and shown. */
public final class Shown {

    private static final int LONGEST_VALUE = 200;

    /** What reorders or hides text, and what is half of a character. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF\\x{D800}-\\x{DFFF}]");

    private Shown() {}

    /** What a state held before, without what its name says is a secret. */
    public static String before(State state) {
        return value(state.where(), state.before());
    }

    /** What a state held after, without what its name says is a secret. */
    public static String after(State state) {
        return value(state.where(), state.after());
    }

    static String before(Leak leak) {
        return value(leak.where(), leak.before());
    }

    static String after(Leak leak) {
        return value(leak.where(), leak.after());
    }

    private static String value(String where, String value) {
        if (value.equals("(none)")) {
            return value;
        }
        // A value alone does not say what it is; its name may.
        String name = where.replaceAll("\\s", "_") + "=";
        String safe = OutsideText.safe(name + value);
        String shown = safe.startsWith(name) ? safe.substring(name.length()) : OutsideText.safe(value);
        return shown.codePointCount(0, shown.length()) <= LONGEST_VALUE
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    /** A kind of state in words, such as {@code environment}. */
    public static String kind(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The name of a state in words, such as {@code environment APP_MODE}. */
    public static String state(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? oneLine(name) : oneLine(kind(name.substring(0, colon)) + " " + name.substring(colon + 1));
    }

    /** Text on one line in which everything can be seen: what would hide is written as {@code \\u0007}. */
    public static String oneLine(String text) {
        return visible(text.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r"));
    }

    /** The same text with everything that would hide written as {@code \\u0007}, line feeds and tabs left. */
    static String visible(String text) {
        return INVISIBLE
                .matcher(text)
                .replaceAll((MatchResult found) ->
                        found.group().matches("[\n\t]") ? found.group() : "\\\\" + unicode(found.group()));
    }

    private static String unicode(String character) {
        return "u%04X".formatted((int) character.charAt(0));
    }
}
