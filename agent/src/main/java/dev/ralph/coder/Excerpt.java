package dev.ralph.coder;

import dev.ralph.model.OutsideText;
import java.util.List;

/** Text of which only the beginning and the end are kept when it is long. */
final class Excerpt {

    /** The most characters that a tool answers with. */
    static final int MOST = 10_000;

    private static final int WIDEST = 1_000;
    private static final int LINE_HEAD = 700;
    private static final int LINE_TAIL = 200;
    private static final int BESIDE = 1_000;

    /** Room for the line that says what was left out. */
    private static final int NOTE = 100;

    private Excerpt() {}

    /** Returns the text, at most so many characters of it, in whole lines; says how much was left out. */
    static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        List<String> lines = text.lines().map(Excerpt::narrow).toList();
        int half = (most - NOTE) / 2;
        int head = 0;
        for (int room = half; head < lines.size() && room > lines.get(head).length(); head++) {
            room -= lines.get(head).length() + 1;
        }
        int tail = lines.size();
        for (int room = half; tail > head && room > lines.get(tail - 1).length(); tail--) {
            room -= lines.get(tail - 1).length() + 1;
        }
        String start = String.join("\n", lines.subList(0, head));
        String end = String.join("\n", lines.subList(tail, lines.size()));
        return tail == head ? start + "\n" + end : start + "\n" + note(lines.subList(head, tail)) + "\n" + end;
    }

    private static String note(List<String> lines) {
        int characters = lines.stream().mapToInt(String::length).sum();
        return "[... %d lines with %d characters left out ...]".formatted(lines.size(), characters);
    }

    /** Half a secret would no longer look like one, so what is kept is cleaned with what stands beside it. */
    private static String narrow(String line) {
        if (line.length() <= WIDEST) {
            return line;
        }
        String start = head(OutsideText.safe(head(line, LINE_HEAD + BESIDE)), LINE_HEAD);
        String end = OutsideText.safe(line.substring(Math.max(0, line.length() - LINE_TAIL - BESIDE)));
        end = end.substring(whole(end, Math.max(0, end.length() - LINE_TAIL)));
        return "%s [... about %d characters left out ...] %s"
                .formatted(start, line.length() - LINE_HEAD - LINE_TAIL, end);
    }

    /** Returns the first characters of a text, never half of one. */
    static String head(String text, int most) {
        return text.length() <= most ? text : text.substring(0, whole(text, most));
    }

    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
