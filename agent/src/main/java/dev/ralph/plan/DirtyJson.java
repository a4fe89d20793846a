package dev.ralph.plan;

import dev.ralph.model.OutsideText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON objects and lists in a text, as models write them: between sentences and fences, with comments, commas too
 * many, quotes of any kind or none, and without the bracket that closes all.
 *
 * <p>One closing bracket may be missing at the end; when more is missing, so may be what stood before it.
 */
final class DirtyJson {

    private static final int DEEPEST = 12;

    /** Each character may be looked at so often, on average: garbage must not take longer than it is long. */
    private static final long LOOKS = 20;

    /** What it costs, in looks, to come back out of one object or list that is broken. */
    private static final int WAY_OUT = 10;

    private static final int QUOTED = 40;

    private final String text;
    private final List<Object> values = new ArrayList<>();
    private long looks;
    private int at;
    private int depth;
    private int missing;

    private DirtyJson(String text) {
        this.text = text;
        looks = 10_000 + LOOKS * text.length();
    }

    /**
     * What was found.
     *
     * @param values maps by text, lists and texts; numbers and words are texts
     * @param flaw what is wrong with the value that was almost read
     */
    record Found(List<Object> values, Optional<String> flaw) {}

    /** The text stops being JSON. */
    private static final class Broken extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean cut;

        Broken(boolean cut) {
            super("", null, false, false);
            this.cut = cut;
        }
    }

    static Found in(String text) {
        return new DirtyJson(text).found();
    }

    private Found found() {
        int farthest = 0;
        Optional<String> flaw = Optional.empty();
        int start = 0;
        while (start < text.length() && looks > 0) {
            char c = text.charAt(start);
            if (c != '{' && c != '[') {
                start++;
                continue;
            }
            at = start;
            depth = 0;
            missing = 0;
            try {
                values.add(value());
                start = at;
            } catch (Broken e) {
                if (e.cut) {
                    // All that follows stands inside of what is not whole.
                    return new Found(values, Optional.of("its JSON ends in the middle"));
                }
                if (at - start > farthest) {
                    farthest = at - start;
                    flaw = Optional.of(flaw());
                }
                // What is too deep is too deep from each of the brackets before it, too.
                start = depth > DEEPEST ? Math.max(start + 1, at) : start + 1;
                looks -= (long) WAY_OUT * depth;
            }
        }
        return new Found(values, flaw);
    }

    private String flaw() {
        int end = Math.min(text.length(), at + QUOTED);
        String near = text.substring(Math.min(at, end), end).replaceAll("\\s+", " ");
        return "its JSON breaks off at: " + OutsideText.safe(near);
    }

    private Object value() throws Broken {
        skip();
        if (isEnd()) {
            throw new Broken(true);
        }
        char c = text.charAt(at);
        if (c == '{' || c == '[') {
            if (++depth > DEEPEST) {
                throw new Broken(false);
            }
            at++;
            Object value = c == '{' ? object() : list();
            depth--;
            return value;
        }
        return closing(c) == 0 ? word() : string();
    }

    private Map<String, Object> object() throws Broken {
        Map<String, Object> object = new LinkedHashMap<>();
        boolean more = true;
        while (!isClosed('}', more)) {
            String key = closing(text.charAt(at)) == 0 ? word() : string();
            skip();
            if (isEnd() || text.charAt(at) != ':') {
                throw new Broken(isEnd());
            }
            at++;
            object.put(key, value());
            more = comma();
        }
        return object;
    }

    private List<Object> list() throws Broken {
        List<Object> list = new ArrayList<>();
        boolean more = true;
        while (!isClosed(']', more)) {
            list.add(value());
            more = comma();
        }
        return list;
    }

    /** Whether the list or the object ends here; after a value without a comma it must. */
    private boolean isClosed(char bracket, boolean more) throws Broken {
        skip();
        if (isEnd()) {
            if (more || ++missing > 1) {
                throw new Broken(true);
            }
            return true;
        }
        if (text.charAt(at) == bracket) {
            at++;
            return true;
        }
        // A line without its comma can only begin with the next text or object.
        if (!more && "\"'{\u201C".indexOf(text.charAt(at)) < 0) {
            throw new Broken(false);
        }
        return false;
    }

    private boolean comma() throws Broken {
        skip();
        boolean comma = false;
        while (!isEnd() && text.charAt(at) == ',') {
            comma = true;
            at++;
            skip();
        }
        return comma;
    }

    /** The end of the text, or of the code block that holds the value. */
    private boolean isEnd() {
        return at >= text.length() || text.startsWith("```", at);
    }

    private void skip() throws Broken {
        while (at < text.length()) {
            look(1);
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF') {
                at++;
            } else if (c == '#' || text.startsWith("//", at)) {
                at = after("\n");
            } else if (text.startsWith("/*", at)) {
                at = after("*/");
            } else {
                return;
            }
        }
    }

    private int after(String end) throws Broken {
        int found = text.indexOf(end, at);
        int next = found < 0 ? text.length() : found + end.length();
        look(next - at);
        return next;
    }

    private void look(int characters) throws Broken {
        looks -= characters;
        if (looks < 0) {
            throw new Broken(false);
        }
    }

    /** A number, a key without quotes, true, false; what stands for nothing is empty. */
    private String word() throws Broken {
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        look(at - start);
        if (at == start) {
            throw new Broken(false);
        }
        String word = text.substring(start, at);
        return word.equals("null") || word.equals("None") ? "" : word;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '+' || c == '.' || c == '$';
    }

    /** The quote that ends what this one begins; 0 for any other character. */
    private static char closing(char quote) {
        return switch (quote) {
            case '"', '\'' -> quote;
            case '\u201C' -> '\u201D';
            default -> 0;
        };
    }

    private String string() throws Broken {
        char end = closing(text.charAt(at));
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length()) {
            look(1);
            char c = text.charAt(at);
            if (c == end && endsString()) {
                at++;
                return out.toString();
            }
            at++;
            if (c == '\\' && at < text.length()) {
                escaped(out);
            } else {
                out.append(c);
            }
        }
        throw new Broken(true);
    }

    /** Whether JSON goes on behind this quote; if not, it is one of the text that nobody escaped. */
    private boolean endsString() throws Broken {
        int next = at + 1;
        boolean newLine = false;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            newLine |= text.charAt(next) == '\n';
            next++;
        }
        look(next - at);
        if (next >= text.length() || text.startsWith("```", next)) {
            return true;
        }
        char c = text.charAt(next);
        boolean isComment = c == '#' || text.startsWith("//", next) || text.startsWith("/*", next);
        return ",:}]".indexOf(c) >= 0 || isComment || (newLine && closing(c) != 0);
    }

    private void escaped(StringBuilder out) {
        char c = text.charAt(at++);
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r', 'b', 'f' -> out.append(' ');
            case 'u' -> out.append(unicode());
            default -> out.append(c);
        }
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at + i < text.length() ? Character.digit(text.charAt(at + i), 16) : -1;
            if (digit < 0) {
                return '\uFFFD';
            }
            code = code * 16 + digit;
        }
        at += 4;
        return (char) code;
    }
}
