package dev.ralph.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and signs of a Java source without its layout, and its comments apart from them.
 *
 * @param code every token in order; a text literal is one token and keeps its quotes
 */
record JavaTokens(List<String> code, List<String> comments) {

    // A quote that is never closed ends at the line, as it does for the compiler. Possessive, because Java's
    // matcher recurses once per character otherwise.
    private static final Pattern TOKEN = Pattern.compile("(?<comment>//[^\\n]*+|/\\*(?s:.*?)(?:\\*/|\\z))"
            + "|(?<code>\"\"\"(?s:[^\"\\\\]|\\\\.|\"(?!\"\"))*+(?:\"\"\"|\\z)?"
            + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"?"
            + "|'(?:\\\\.|[^'\\\\\\n])*+'?"
            + "|[\\p{L}_$][\\p{L}\\p{N}_$]*+"
            + "|\\p{N}[\\p{L}\\p{N}_.]*+"
            + "|->|::"
            + "|\\S)");

    JavaTokens {
        code = List.copyOf(code);
        comments = List.copyOf(comments);
    }

    static JavaTokens of(String source) {
        Matcher matcher = TOKEN.matcher(source);
        List<String> code = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        while (matcher.find()) {
            (matcher.start("code") < 0 ? comments : code).add(matcher.group());
        }
        return new JavaTokens(code, comments);
    }

    static boolean isWord(String token) {
        return Character.isJavaIdentifierStart(token.charAt(0));
    }
}
