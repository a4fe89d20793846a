package dev.ralph.queue;

import dev.ralph.model.OutsideText;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text from outside, made so that it stays in its section of a task file.
 *
 * <p>A line that would begin a section, another task or a status block is indented, which Markdown shows as before;
 * a code block that was left open is closed.
 */
final class SectionText {

    private static final Pattern HEADING = Pattern.compile("(?s)#{1,2}[ \t].*");
    private static final Pattern MARKER = Pattern.compile(
            " {0,3}(?:%s|%s)\\s*".formatted(Pattern.quote(StatusBlocks.BEGIN), Pattern.quote(StatusBlocks.END)));

    private SectionText() {}

    /** The text as it is read again from the file; doing it twice changes nothing. */
    static String of(String text) {
        return written(encodable(OutsideText.plain(text)).strip()).strip();
    }

    /** The text as it goes into the file. */
    static String written(String text) {
        Fences fences = new Fences();
        String safe = text.lines().map(line -> safe(fences, line)).collect(Collectors.joining("\n"));
        return fences.open().isEmpty() ? safe : safe + "\n" + fences.open();
    }

    private static String safe(Fences fences, String line) {
        if (fences.next(line) != Line.Place.TEXT) {
            return line;
        }
        if (HEADING.matcher(line).matches()) {
            return " " + line;
        }
        return MARKER.matcher(line).matches() ? "    " + line.strip() : line;
    }

    /** The text in one line. */
    static String oneLine(String text) {
        return encodable(OutsideText.plain(text)).replaceAll("\\s+", " ").strip();
    }

    /** Half of a surrogate pair has no bytes in UTF-8. */
    private static String encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
