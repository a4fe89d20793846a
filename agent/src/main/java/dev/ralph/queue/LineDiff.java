package dev.ralph.queue;

import java.util.List;

/** Writes a unified diff of two texts whose lines map one to one. */
final class LineDiff {

    private static final int CONTEXT = 3;

    private LineDiff() {}

    /** Shows the changed lines, numbered from 1 and in order, each with three lines around it. */
    static String unified(String name, Lines before, Lines after, List<Integer> changed) {
        StringBuilder out = new StringBuilder("--- a/%s\n+++ b/%s\n".formatted(name, name));
        int last = before.all().size();
        int i = 0;
        while (i < changed.size()) {
            int from = Math.max(1, changed.get(i) - CONTEXT);
            int to = changed.get(i);
            while (i < changed.size() && changed.get(i) <= to + 2 * CONTEXT) {
                to = changed.get(i);
                i++;
            }
            hunk(out, before, after, changed, from, Math.min(last, to + CONTEXT));
        }
        return out.toString();
    }

    private static void hunk(StringBuilder out, Lines before, Lines after, List<Integer> changed, int from, int to) {
        out.append("@@ -%d,%d +%d,%d @@\n".formatted(from, to - from + 1, from, to - from + 1));
        int at = from;
        while (at <= to) {
            if (!changed.contains(at)) {
                line(out, ' ', before, at);
                at++;
                continue;
            }
            int end = at;
            while (end <= to && changed.contains(end)) {
                line(out, '-', before, end);
                end++;
            }
            for (; at < end; at++) {
                line(out, '+', after, at);
            }
        }
    }

    private static void line(StringBuilder out, char sign, Lines lines, int number) {
        Line line = lines.all().get(number - 1);
        String text = lines.decode(line.start(), line.next());
        out.append(sign).append(text).append(text.endsWith("\n") ? "" : "\n\\ No newline at end of file\n");
    }
}
