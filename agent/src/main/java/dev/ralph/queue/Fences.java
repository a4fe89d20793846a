package dev.ralph.queue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows code fences from line to line: backticks or tildes, closed by a fence at least as long. */
final class Fences {

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)", Pattern.DOTALL);
    private static final int INDENT = 3;

    private String open = "";

    /** Says what the line between two positions is. */
    Line.Place next(String text, int start, int end) {
        if (!beginsLikeFence(text, start, end)) {
            return open.isEmpty() ? Line.Place.TEXT : Line.Place.FENCED;
        }
        Matcher fence = FENCE.matcher(text).region(start, end);
        boolean matches = fence.matches();
        if (open.isEmpty()) {
            // Backticks that are closed on their own line are code in a sentence.
            if (matches && !(fence.group(1).startsWith("`") && fence.group(2).contains("`"))) {
                open = fence.group(1);
                return Line.Place.FENCE;
            }
            return Line.Place.TEXT;
        }
        if (matches && fence.group(1).startsWith(open) && fence.group(2).isBlank()) {
            open = "";
            return Line.Place.FENCE;
        }
        return Line.Place.FENCED;
    }

    private static boolean beginsLikeFence(String text, int start, int end) {
        int at = start;
        while (at < end && at - start < INDENT && text.charAt(at) == ' ') {
            at++;
        }
        char first = at < end ? text.charAt(at) : ' ';
        return (first == '`' || first == '~') && at + 2 < end && text.charAt(at + 1) == first;
    }

    /** The fence that is still open, empty when there is none. */
    String open() {
        return open;
    }

    /** Returns a fence that nothing in the text can close. */
    static String around(String text) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(longest + 1);
    }
}
