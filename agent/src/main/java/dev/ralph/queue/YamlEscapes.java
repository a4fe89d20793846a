package dev.ralph.queue;

import java.util.ArrayList;
import java.util.List;

/**
 * Doubles the backslash of an escape in double quotes that YAML does not know, so that a regular expression such as
 * {@code "Base\.metadata"} is read as it is written.
 *
 * <p>The escapes of control characters and of rare spaces are taken for unknown as well: in a plan, {@code \b} is the
 * edge of a word and never a backspace. Single quotes, comments, plain text and block scalars stay as they are.
 */
final class YamlEscapes {

    private static final String KNOWN = "nrt\"\\/ \t\r\n";
    private static final String FLOW = ",[]{}";

    private final String text;
    private final StringBuilder out;
    private final List<Literal> literals = new ArrayList<>();
    private int at;
    private int lineStart;
    private int flow;
    /** Whether a value may begin here. */
    private boolean open = true;

    private int token;
    /** The column that the lines of a block scalar must exceed. */
    private int parent = -1;

    private YamlEscapes(String text) {
        this.text = text;
        out = new StringBuilder(text.length() + 16);
    }

    /** An escape that is read as it is written, and the position of its backslash. */
    record Literal(int at, String escape) {}

    /** The text that YAML reads. */
    record Escaped(String text, List<Literal> literals) {

        /** The position in the original of a position in this text. */
        int original(int position) {
            int before = 0;
            while (before < literals.size() && literals.get(before).at() + before < position) {
                before++;
            }
            return position - before;
        }
    }

    static Escaped escaped(String text) {
        YamlEscapes escapes = new YamlEscapes(text);
        while (escapes.at < text.length()) {
            escapes.next();
        }
        return new Escaped(escapes.out.toString(), List.copyOf(escapes.literals));
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            copy(1);
            lineStart = at;
            open = true;
        } else if (c == '\t' && open && !text.substring(lineStart, at).isBlank()) {
            // The parser wants a space before a value, where YAML allows a tab.
            out.append(' ');
            at++;
        } else if (isBlank(c)) {
            copy(1);
        } else if (c == '#' && (at == 0 || isSpace(text.charAt(at - 1)))) {
            copyLine();
        } else if (c == ':' && (endsAfter(1) || isAfterQuoteInFlow())) {
            parent = flow == 0 ? token : parent;
            copy(1);
            open = true;
        } else if (flow > 0 && FLOW.indexOf(c) >= 0) {
            flow(c);
        } else if (open) {
            value(c);
        } else {
            copy(1);
        }
    }

    private void flow(char c) {
        flow += c == ',' ? 0 : c == '[' || c == '{' ? 1 : -1;
        open = c != ']' && c != '}';
        copy(1);
    }

    /** What may stand at the beginning of a value. */
    private void value(char c) {
        if ((c == '-' || c == '?') && flow == 0 && endsAfter(1)) {
            parent = at - lineStart;
            copy(1);
        } else if (c == '[' || c == '{') {
            flow(c);
        } else if (c == '&' || c == '!') {
            while (at < text.length() && !isSpace(text.charAt(at))) {
                copy(1);
            }
        } else if ((c == '|' || c == '>') && flow == 0) {
            block();
        } else {
            token = at - lineStart;
            open = false;
            switch (c) {
                case '"' -> doubleQuoted();
                case '\'' -> singleQuoted();
                default -> copy(1);
            }
        }
    }

    private void doubleQuoted() {
        copy(1);
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) != '\\' || at + 1 == text.length()) {
                copy(1);
            } else {
                if (!isKnown(text.charAt(at + 1))) {
                    literals.add(new Literal(at, text.substring(at, text.offsetByCodePoints(at, 2))));
                    out.append('\\');
                }
                copy(2);
            }
        }
        copy(1);
    }

    private boolean isKnown(char c) {
        return switch (c) {
            case 'x' -> hexAfter(2);
            case 'u' -> hexAfter(4);
            case 'U' -> hexAfter(8);
            default -> KNOWN.indexOf(c) >= 0;
        };
    }

    /** Whether as many digits follow, and they are the number of a character. */
    private boolean hexAfter(int digits) {
        int from = at + 2;
        if (from + digits > text.length()) {
            return false;
        }
        String number = text.substring(from, from + digits);
        if (!number.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
            return false;
        }
        long point = Long.parseLong(number, 16);
        return point <= Character.MAX_CODE_POINT
                && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    }

    private void singleQuoted() {
        copy(1);
        while (at < text.length()) {
            boolean quote = text.charAt(at) == '\'';
            if (quote && !text.startsWith("''", at)) {
                break;
            }
            copy(quote ? 2 : 1);
        }
        copy(1);
    }

    /** A block scalar: the rest of its line, and every line that is blank or further in than its parent. */
    private void block() {
        copyLine();
        while (at < text.length()) {
            int indent = 1;
            while (at + indent < text.length() && text.charAt(at + indent) == ' ') {
                indent++;
            }
            int first = at + indent;
            boolean blank = first >= text.length() || text.charAt(first) == '\r' || text.charAt(first) == '\n';
            if (!blank && indent - 1 <= parent) {
                return;
            }
            copy(1);
            copyLine();
        }
    }

    private void copyLine() {
        int end = text.indexOf('\n', at);
        copy((end < 0 ? text.length() : end) - at);
    }

    private void copy(int count) {
        int end = Math.min(text.length(), at + count);
        out.append(text, at, end);
        for (; at < end; at++) {
            lineStart = text.charAt(at) == '\n' ? at + 1 : lineStart;
        }
    }

    private boolean endsAfter(int count) {
        int next = at + count;
        return next >= text.length()
                || isSpace(text.charAt(next))
                || (flow > 0 && FLOW.indexOf(text.charAt(next)) >= 0);
    }

    /** In flow style, a quoted key needs no space after its colon. */
    private boolean isAfterQuoteInFlow() {
        return flow > 0 && at > 0 && (text.charAt(at - 1) == '"' || text.charAt(at - 1) == '\'');
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static boolean isSpace(char c) {
        return isBlank(c) || c == '\n';
    }
}
