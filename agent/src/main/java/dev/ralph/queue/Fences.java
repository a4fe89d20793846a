package dev.ralph.queue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows code fences from line to line: backticks or tildes, closed by a fence at least as long. */
final class Fences {

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})([^\n]*)");

    private String open = "";

    /** Says what the next line is. */
    Line.Place next(String line) {
        if (!line.contains("```") && !line.contains("~~~")) {
            return open.isEmpty() ? Line.Place.TEXT : Line.Place.FENCED;
        }
        Matcher fence = FENCE.matcher(line);
        boolean matches = fence.matches();
        if (open.isEmpty()) {
            if (matches
                    && !(line.stripLeading().startsWith("`") && fence.group(2).contains("`"))) {
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
