package dev.ralph.coder;

import java.util.regex.Pattern;

/** A pattern of paths: {@code *} and {@code ?} stay within a folder, {@code **} does not. */
final class Glob {

    private Glob() {}

    /** Returns an expression that a path matches as a whole; a glob without a slash is about the name of a file. */
    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder(glob.contains("/") ? "\\A" : "\\A(?:.*/)?");
        for (int i = 0; i < glob.length(); i++) {
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(one(glob.charAt(i)));
            }
        }
        return Pattern.compile(regex.append("\\z").toString(), Pattern.DOTALL);
    }

    private static String one(char letter) {
        return switch (letter) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(String.valueOf(letter));
        };
    }
}
