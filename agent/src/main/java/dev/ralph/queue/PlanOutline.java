package dev.ralph.queue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a plan's body, in both its forms: tags and headings. */
final class PlanOutline {

    private static final Pattern HEADING = Pattern.compile("(?s)(#{1,6})[ \t]+(.*?)[ \t]*");
    private static final Pattern TASK_HEADING = Pattern.compile(
            "(?is)(?:task|checkpoint)[ \t]+\\d{1,6}(?:\\.\\d{1,6})?[ \t]*(?:[:.\u2013\u2014-][ \t]*(.*))?");
    private static final Pattern BROKEN = Pattern.compile("(?i)[ \t]*<task(?:\\s.*)?");

    private static final Pattern RULE = Pattern.compile("(?:^|\n)-{3,}\\s*$");

    private final PlanText text;
    private final PlanNotes notes;
    private final PlanTags tags;
    private final List<Heading> headings = new ArrayList<>();
    private final Map<String, Range> sections = new LinkedHashMap<>();
    private final List<Range> tagged = new ArrayList<>();
    private final List<PlanElement> elements = new ArrayList<>();

    /** A heading outside tags and code; rows count from 0. */
    private record Heading(int level, String name, int row) {}

    /** Rows from the first up to, and not with, the last. */
    record Range(int first, int past) {

        boolean contains(int row) {
            return first <= row && row < past;
        }
    }

    PlanOutline(PlanText text, int firstRow, PlanNotes notes) {
        this.text = text;
        this.notes = notes;
        tags = new PlanTags(text, notes);
        scan(firstRow);
        PlanHeadings labels = new PlanHeadings(text, notes);
        for (Heading heading : headings) {
            Matcher task = TASK_HEADING.matcher(heading.name());
            if (heading.level() > 1 && task.matches() && !holdsTag(body(heading))) {
                String name = task.group(1) == null ? "" : task.group(1);
                labels.task(heading.row(), name, body(heading)).ifPresent(elements::add);
            }
        }
        elements.sort((one, other) -> Integer.compare(one.line(), other.line()));
    }

    private void scan(int firstRow) {
        Fences fences = new Fences();
        int opened = 0;
        boolean hidden = false;
        int row = firstRow;
        while (row < text.rows()) {
            String line = text.row(row);
            // A code block left open in a tag is none here, but was closed before this was appended to the file.
            fences = text.isState(row) ? new Fences() : fences;
            boolean wasOpen = !fences.open().isEmpty();
            boolean isText = fences.next(line) == Line.Place.TEXT;
            opened = wasOpen ? opened : row;
            hidden = wasOpen && (hidden || BROKEN.matcher(line).matches());
            row = isText ? part(row, line) : row + 1;
        }
        if (!fences.open().isEmpty() && hidden) {
            notes.problem(
                    "a code block is not closed and hides a task",
                    opened + 1,
                    "write %s where it ends".formatted(fences.open()));
        }
    }

    /** Keeps what begins on a row and returns the row to go on with. */
    private int part(int row, String line) {
        Matcher opening = PlanTags.OPENING
                .matcher(text.all())
                .region(text.start(row), text.all().length());
        if (opening.lookingAt()) {
            return tag(row, opening);
        }
        if (BROKEN.matcher(line).matches()) {
            notes.problem("a tag of a task cannot be read", row + 1, "write <task type=\"auto\">");
        }
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            headings.add(new Heading(heading.group(1).length(), heading.group(2), row));
        }
        return row + 1;
    }

    private int tag(int row, Matcher opening) {
        String name = opening.group(1);
        int end;
        if (name.equals("task") || name.equals("feature")) {
            PlanElement element = new PlanElement(row + 1, notes);
            if (name.equals("feature")) {
                element.add("@tdd", "true", row + 1);
            }
            end = tags.task(opening, element);
            elements.add(element);
        } else {
            end = tags.close(name, opening.start(), opening.end());
            if (end < 0) {
                return row + 1;
            }
            Range inside = new Range(text.rowAt(opening.end()), text.rowAt(end) + 1);
            if (sections.putIfAbsent(name, inside) != null) {
                notes.problem("<%s> is there twice".formatted(name), row + 1, "keep one of the two");
            }
        }
        // A task that is not closed ends where the next begins.
        int past =
                end < text.all().length() && end == text.start(text.rowAt(end)) ? text.rowAt(end) : text.rowAt(end) + 1;
        tagged.add(new Range(row, Math.max(row + 1, past)));
        return Math.max(row + 1, past);
    }

    private boolean holdsTag(Range body) {
        return tagged.stream().anyMatch(range -> body.contains(range.first()));
    }

    private Range body(Heading heading) {
        int past = headings.stream()
                .filter(other -> other.row() > heading.row())
                .filter(other -> other.level() <= heading.level()
                        || TASK_HEADING.matcher(other.name()).matches())
                .mapToInt(Heading::row)
                .findFirst()
                .orElse(text.rows());
        return new Range(heading.row() + 1, past);
    }

    List<PlanElement> elements() {
        return elements;
    }

    /** Whether a line, counted from 1, belongs to something in tags, and so says nothing about the file. */
    boolean isTagged(int line) {
        return tagged.stream().anyMatch(range -> range.contains(line - 1));
    }

    /** The first heading of the file. */
    Optional<String> title() {
        return headings.stream()
                .filter(heading -> heading.level() == 1)
                .map(Heading::name)
                .findFirst();
    }

    /** The text of {@code <the_name>} or of {@code ## The Name}. */
    Optional<String> section(String name) {
        Optional<Range> range = Optional.ofNullable(sections.get(name.replace(' ', '_')));
        if (range.isPresent()) {
            String all = text.between(range.get().first(), range.get().past());
            String tag = name.replace(' ', '_');
            int from = all.indexOf('>') + 1;
            return Optional.of(PlanWords.block(all.substring(from, all.indexOf("</" + tag + ">", from))));
        }
        return headings.stream()
                .filter(heading -> heading.level() <= 3 && heading.name().equalsIgnoreCase(name))
                .findFirst()
                .map(heading -> text(body(heading)));
    }

    /** The text below a heading, up to what is in tags. */
    private String text(Range body) {
        int past = tagged.stream()
                .mapToInt(Range::first)
                .filter(body::contains)
                .min()
                .orElse(body.past());
        return RULE.matcher(PlanWords.block(text.between(body.first(), past))).replaceFirst("");
    }

    /** The lines of {@code <success_criteria>}, counted from 0. */
    Optional<Range> tagged(String name) {
        return Optional.ofNullable(sections.get(name));
    }
}
