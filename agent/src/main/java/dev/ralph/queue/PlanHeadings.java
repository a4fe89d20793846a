package dev.ralph.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a task that is written as {@code ### Task 1: name} with {@code **Action:**} and other labels below. */
final class PlanHeadings {

    private static final Pattern LABEL = Pattern.compile(
            "(?s)[ \t]*(?:[-*+][ \t]+)?\\*\\*([A-Za-z][A-Za-z -]{0,40}?)[ \t]*(?::\\*\\*|\\*\\*[ \t]*:)[ \t]*(.*)");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("type", "@type"),
            Map.entry("name", "name"),
            Map.entry("file", "files"),
            Map.entry("files", "files"),
            Map.entry("action", "action"),
            Map.entry("actions", "action"),
            Map.entry("verify", "verify"),
            Map.entry("done", "done"),
            Map.entry("done when", "done"),
            Map.entry("behavior", "behavior"),
            Map.entry("implementation", "implementation"),
            Map.entry("read first", "read-first"),
            Map.entry("acceptance criteria", "acceptance-criteria"),
            Map.entry("what built", "what-built"),
            Map.entry("what was built", "what-built"),
            Map.entry("how to verify", "how-to-verify"),
            Map.entry("decision", "decision"),
            Map.entry("context", "context"),
            Map.entry("options", "options"),
            Map.entry("instructions", "instructions"),
            Map.entry("verification", "verification"),
            Map.entry("resume signal", "resume-signal"));

    private final PlanText text;
    private final PlanNotes notes;

    PlanHeadings(PlanText text, PlanNotes notes) {
        this.text = text;
        this.notes = notes;
    }

    /** Returns the task below a heading, or nothing when there is only an empty heading. */
    Optional<PlanElement> task(int headingRow, String name, PlanOutline.Range body) {
        PlanElement element = new PlanElement(headingRow + 1, notes);
        if (!name.isBlank()) {
            element.add("name", name, headingRow + 1);
        }
        // What comes before the first label is the action, if no label says otherwise.
        Part first = new Part("", body.first());
        Part part = first;
        Fences fences = new Fences();
        for (int row = body.first(); row < body.past(); row++) {
            String line = text.row(row);
            boolean isText = fences.next(line) == Line.Place.TEXT;
            if (isText && ends(line)) {
                break;
            }
            Matcher label = LABEL.matcher(line);
            Optional<String> key = isText && label.matches() ? key(label.group(1)) : Optional.empty();
            if (key.isPresent()) {
                part.addTo(element);
                part = new Part(key.get(), row);
                part.lines.add(label.group(2));
            } else {
                part.lines.add(line);
            }
        }
        part.addTo(element);
        if (!element.has("action") && !first.text().isBlank()) {
            element.add("action", first.text(), first.row + 1);
        }
        return element.isEmpty() ? Optional.empty() : Optional.of(element);
    }

    private static boolean ends(String line) {
        return line.strip().equals("---")
                || line.strip().equals(StatusBlocks.BEGIN)
                || line.strip().equals("</tasks>");
    }

    private static Optional<String> key(String label) {
        return Optional.ofNullable(
                NAMES.get(label.strip().toLowerCase(Locale.ROOT).replace('-', ' ')));
    }

    /** What follows one label. */
    private static final class Part {

        private final String name;
        private final int row;
        private final List<String> lines = new ArrayList<>();

        Part(String name, int row) {
            this.name = name;
            this.row = row;
        }

        String text() {
            return PlanWords.block(String.join("\n", lines));
        }

        void addTo(PlanElement element) {
            if (!name.isEmpty()) {
                element.add(name, text(), row + 1);
            }
        }
    }
}
