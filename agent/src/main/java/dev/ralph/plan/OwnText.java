package dev.ralph.plan;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Markdown without what it shows of others: quotations and code blocks. */
final class OwnText {

    private static final Pattern CODE =
            Pattern.compile("(?ms)^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\\1[`~]*[ \t]*$|\\z)");

    private OwnText() {}

    static String of(String text) {
        return CODE.matcher(text)
                .replaceAll("")
                .lines()
                .filter(line -> !line.stripLeading().startsWith(">"))
                .collect(Collectors.joining("\n"));
    }
}
