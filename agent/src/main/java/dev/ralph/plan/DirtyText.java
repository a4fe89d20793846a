package dev.ralph.plan;

/** The characters of a text that is almost JSON: its words and quoted texts, without space and comments. */
final class DirtyText {

    /** Each character may be looked at so often, on average: garbage must not take longer than it is long. */
    private static final long LOOKS = 20;

    private final String text;
    private long looks;
    private int at;

    DirtyText(String text) {
        this.text = text;
        looks = 10_000 + LOOKS * text.length();
    }

    /** The text stops being JSON. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean cut;

        Broken(boolean cut) {
            super("", null, false, false);
            this.cut = cut;
        }

        /** Whether it stops in the middle. */
        boolean isCut() {
            return cut;
        }
    }

    int at() {
        return at;
    }

    /** Begins again at another place. */
    void goTo(int place) {
        at = place;
    }

    /** Makes the rest cost so many looks more. */
    void pay(long more) {
        looks -= more;
    }

    boolean mayLook() {
        return looks > 0;
    }

    /** Whether this is the next character. */
    boolean isAt(char c) {
        return text.charAt(at) == c;
    }

    /** Whether an object or a text with quotes begins here. */
    boolean beginsValue() {
        return "\"'{\u201C".indexOf(text.charAt(at)) >= 0;
    }

    /** Takes the next character when it is this one. */
    boolean take(char c) {
        boolean is = isAt(c);
        at += is ? 1 : 0;
        return is;
    }

    /** Takes a text, with quotes or without. */
    String take() throws Broken {
        return closing(text.charAt(at)) == 0 ? word() : string();
    }

    /** The end of the text, or of the code block that holds the value. */
    boolean isEnd() {
        return at >= text.length() || text.startsWith("```", at);
    }

    /** Goes on to what means something. */
    void skip() throws Broken {
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
