package dev.ralph.queue;

import dev.ralph.model.OutsideText;
import dev.ralph.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a file that are one task each.
 *
 * <p>A part ends at the line {@code ---} above the next task. What could as well be a task as a piece of the one above
 * it is a problem of that one: an edit would not know where it ends.
 */
record TaskParts(List<Part> parts) {

    /** The lines of one task, its head if it has one, and what makes it doubtful where they end. */
    record Part(Lines lines, Optional<Head> head, List<Problem> problems) {

        /** The number of the line of its heading. */
        int headLine() {
            return head.map(found -> found.line().number()).orElse(1);
        }
    }

    private static final int BREAK = 3;

    static TaskParts of(String where, Lines lines) {
        List<Head> heads = heads(lines);
        List<Part> parts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        int from = 0;
        Optional<Head> current = heads.stream().findFirst();
        for (Head head : heads.subList(Math.min(1, heads.size()), heads.size())) {
            int at = head.line().number() - 1;
            int separator = separator(lines, at);
            if (separator < 0 && !isClear(lines.part(from, at), head)) {
                problems.add(unclear(where, head));
                continue;
            }
            int end = separator < 0 ? at : separator;
            parts.add(new Part(lines.part(from, end), current, List.copyOf(problems)));
            problems.clear();
            from = end;
            current = Optional.of(head);
        }
        problems.addAll(swallowed(where, lines));
        parts.add(new Part(lines.part(from, lines.all().size()), current, List.copyOf(problems)));
        return new TaskParts(parts);
    }

    private static List<Head> heads(Lines lines) {
        List<Head> heads = Head.in(lines);
        List<Head> numbered = heads.stream().filter(Head::isNumbered).toList();
        return numbered.isEmpty() ? heads : numbered;
    }

    /** Returns the index of the {@code ---} line above a line, with nothing but blank lines between; else -1. */
    private static int separator(Lines lines, int at) {
        int i = at - 1;
        while (i >= 0 && lines.all().get(i).isBlank()) {
            i--;
        }
        return i >= 0 && isBreak(lines.all().get(i)) ? i : -1;
    }

    private static boolean isBreak(Line line) {
        String text = line.isText() && line.first() == '-' ? line.text().strip() : "";
        return text.length() >= BREAK && text.chars().allMatch(c -> c == '-');
    }

    /** Without a line between them only an id like those of tasks, and not in a pasted log, begins a task. */
    private static boolean isClear(Lines before, Head head) {
        List<Section> sections = Section.of(before);
        List<Section> last = sections.subList(Math.max(0, sections.size() - 1), sections.size());
        boolean inLog = FailureEntry.in(before, last).stream().anyMatch(entry -> !entry.isOurs());
        return head.isNumbered() && head.id().chars().anyMatch(Character::isLetter) && !inLog;
    }

    private static Problem unclear(String where, Head head) {
        return new Problem(
                OutsideText.plain("it is not clear whether '# Task %s' begins another task".formatted(head.id())),
                where + ":" + head.line().number(),
                "write a line --- above it if it does; if not, add a # to its heading or put it into a code block");
    }

    /** A task that stands in a code block which never ends: the one above it would grow into it. */
    private static List<Problem> swallowed(String where, Lines lines) {
        if (lines.openFence().isEmpty()) {
            return List.of();
        }
        List<Line> all = lines.all();
        int fence = all.size() - 1;
        while (all.get(fence).place() != Line.Place.FENCE) {
            fence--;
        }
        int opened = all.get(fence).number();
        boolean broken = false;
        for (Line line : all.subList(fence + 1, all.size())) {
            if (broken && line.startsWith("# Task ")) {
                return List.of(new Problem(
                        "a code block never ends and has a task of line %d in it".formatted(line.number()),
                        where + ":" + opened,
                        "write the line %s where the code block ends".formatted(lines.openFence())));
            }
            broken = line.text().strip().equals("---") || (broken && line.isBlank());
        }
        return List.of();
    }
}
