package dev.ralph.queue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the tags of a plan.
 *
 * <p>This is no XML: what stands between two tags is taken as it is, so that {@code a && b < c} is a command.
 */
final class PlanTags {

    private static final String ATTRIBUTES = "((?:\\s[^<>]{0,400})?)>";

    /** A section, or the beginning of a task; each begins its line. */
    static final Pattern OPENING = Pattern.compile(
            "[ \t]*<(task|feature|objective|execution_context|context|interfaces|verification|success_criteria|output"
                    + "|threat_model)" + ATTRIBUTES);

    private static final Pattern TASK = Pattern.compile("(?m)^[ \t]*<(?:task|feature)(?:\\s[^<>]{0,400})?>");

    private static final String PARTS = "task|feature|name|files|action|verify|done|read_first|acceptance_criteria"
            + "|behavior|implementation|what-built|how-to-verify|decision|context|options|instructions|verification"
            + "|resume-signal";

    private static final Pattern INSIDE = Pattern.compile("<(/?)(" + PARTS + ")" + ATTRIBUTES
            // A tag that nobody knows is passed over with all that it holds.
            + "|(?m:^)[ \t]*<(?!(?:" + PARTS + ")[\\s>])([a-z][a-z0-9_-]{0,40})" + ATTRIBUTES);

    private static final int NEVER = Integer.MAX_VALUE;
    private static final Pattern END = Pattern.compile("\\s*</(?:task|feature)>\\s*");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+)\\s*=\\s*[\"']?([^\"'\\s>]*)");

    private final PlanText text;
    private final PlanNotes notes;
    /** Where each tag is closed next; the text is looked through once for each name, however often it is opened. */
    private final Map<String, Integer> next = new HashMap<>();

    private int endOfTask = -1;

    PlanTags(PlanText text, PlanNotes notes) {
        this.text = text;
        this.notes = notes;
    }

    /** The position of {@code </name>}, or -1 with a problem when it does not come before the next task. */
    int close(String name, int opening, int from) {
        int end = closing(name, from, text.all().length());
        if (end < 0 || holdsTask(text.rowAt(from) + 1, text.rowAt(end))) {
            notClosed(name, opening);
            return -1;
        }
        return end;
    }

    /** Whether a task begins on one of some lines, other than in a code block that ends there. */
    private boolean holdsTask(int firstRow, int pastRow) {
        Fences fences = new Fences();
        boolean hidden = false;
        for (int row = firstRow; row < pastRow; row++) {
            boolean isText = fences.next(text.row(row)) == Line.Place.TEXT;
            boolean isTask = TASK.matcher(text.row(row)).lookingAt();
            if (isTask && isText) {
                return true;
            }
            hidden = !fences.open().isEmpty() && (hidden || isTask);
        }
        return hidden;
    }

    private int closing(String name, int from, int limit) {
        int end = next.getOrDefault(name, 0);
        if (end < from) {
            int found = text.all().indexOf("</" + name + ">", from);
            end = found < 0 ? NEVER : found;
            next.put(name, end);
        }
        return end < limit ? end : -1;
    }

    private void notClosed(String name, int opening) {
        notes.problem("<%s> is not closed".formatted(name), line(opening), "write </%s> where it ends".formatted(name));
    }

    /** Where the next task begins, or the text ends. */
    private int nextTask(int from) {
        Matcher next = TASK.matcher(text.all());
        return next.find(from) ? next.start() : text.all().length();
    }

    /**
     * Reads one task.
     *
     * @param opening a match of {@link #OPENING}
     * @return where it ends
     */
    int task(Matcher opening, PlanElement element) {
        String name = opening.group(1);
        attributes(opening.group(2)).forEach((key, value) -> element.add("@" + key, value, element.line()));
        int limit = nextTask(opening.end());
        Matcher tag = INSIDE.matcher(text.all()).useAnchoringBounds(false);
        int at = opening.end();
        while (tag.region(at, limit).find()) {
            boolean closes = "/".equals(tag.group(1));
            String found = tag.group(2);
            if (closes && name.equals(found)) {
                return tag.end();
            }
            at = tag.end();
            if (closes) {
                notes.problem(
                        "</%s> closes nothing".formatted(found), line(tag.start()), "remove it, or open it before");
            } else if (found == null) {
                int end = closing(tag.group(4), at, limit);
                at = end < 0 ? at : end;
            } else {
                at = child(found, tag, limit, element);
            }
        }
        notClosed(name, opening.start());
        return limit;
    }

    /** Reads one part of a task and returns where to go on. */
    private int child(String name, Matcher tag, int limit, PlanElement element) {
        int from = tag.end();
        int end = closing(name, from, Math.min(limit, endOfTask(from)));
        if (end < 0) {
            notClosed(name, tag.start());
            element.addBroken(name);
            return from;
        }
        element.add(name.replace('_', '-'), PlanWords.block(text.all().substring(from, end)), line(tag.start()));
        return end + name.length() + 3;
    }

    /** The next {@code </task>} on a line of its own; one within a sentence is part of it. */
    private int endOfTask(int from) {
        int row = text.rowAt(from) + 1;
        if (endOfTask < text.start(row)) {
            while (row < text.rows() && !END.matcher(text.row(row)).matches()) {
                row++;
            }
            endOfTask = text.start(row);
        }
        return endOfTask;
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new TreeMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text.toLowerCase(Locale.ROOT));
        while (attribute.find()) {
            attributes.putIfAbsent(attribute.group(1), attribute.group(2));
        }
        return attributes;
    }

    private int line(int position) {
        return text.rowAt(position) + 1;
    }
}
