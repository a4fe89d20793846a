package dev.ralph.queue;

import dev.ralph.model.PlanTask.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes down what a checkpoint asks of a person, as a text that can be answered without seeing the plan. */
final class Checkpoints {

    private static final int LONGEST_NAME = 80;
    private static final Pattern ID = Pattern.compile("id\\s*=\\s*[\"']?([^\"'\\s>]+)");

    private Checkpoints() {}

    /** The question, empty when the checkpoint says nothing. */
    static String question(Kind kind, PlanElement element) {
        List<String> parts = new ArrayList<>();
        parts.add(titled(kind == Kind.HUMAN_ACTION ? "To do" : "", element.text("action")));
        parts.add(titled("What was built", element.text("what-built")));
        parts.add(titled("How to check", element.text("how-to-verify")));
        parts.add(titled("To decide", element.text("decision")));
        parts.add(titled("Context", element.text("context")));
        parts.add(titled("Options", options(element.text("options"))));
        parts.add(titled("Instructions", element.text("instructions")));
        parts.add(titled("Checked afterwards", element.text("verification")));
        parts.removeIf(String::isBlank);
        if (!parts.isEmpty()) {
            parts.add(titled("To go on", element.text("resume-signal")));
            parts.removeIf(String::isBlank);
        }
        return String.join("\n\n", parts);
    }

    /** A name for a checkpoint that has none of its own. */
    static String name(Kind kind, PlanElement element) {
        String text = Stream.of("what-built", "decision", "action", "instructions", "how-to-verify")
                .flatMap(part -> element.field(part).stream())
                .findFirst()
                .map(PlanWords::firstSentence)
                .orElse("");
        String verb = switch (kind) {
            case HUMAN_VERIFY -> "Check: ";
            case DECISION -> "Decide: ";
            case HUMAN_ACTION, AUTO, TDD -> "Do: ";
        };
        boolean isLong = text.length() > LONGEST_NAME;
        String shown = isLong ? text.substring(0, text.offsetByCodePoints(0, cut(text))) + "..." : text;
        return shown.isEmpty() ? "" : verb + shown;
    }

    private static int cut(String text) {
        return Math.min(LONGEST_NAME, text.codePointCount(0, text.length()));
    }

    private static String titled(String title, String text) {
        if (text.isBlank() || title.isEmpty()) {
            return text;
        }
        return title + ":" + (text.contains("\n") ? "\n" : " ") + text;
    }

    /** The options, one on a line, with the ids by which they are chosen; text without tags as it is. */
    private static String options(String text) {
        List<String> lines = new ArrayList<>();
        for (PlanWords.Tagged option : PlanWords.tagged(text, "option")) {
            String body = option.body();
            Matcher id = ID.matcher(option.attributes());
            StringBuilder line = new StringBuilder("- ").append(id.find() ? id.group(1) + ": " : "");
            line.append(part("name", body).orElseGet(() -> PlanWords.oneLine(body)));
            part("pros", body).ifPresent(pros -> line.append("\n  for: ").append(pros));
            part("cons", body).ifPresent(cons -> line.append("\n  against: ").append(cons));
            lines.add(line.toString());
        }
        return lines.isEmpty() ? text : String.join("\n", lines);
    }

    private static Optional<String> part(String name, String body) {
        return PlanWords.tagged(body, name).stream().findFirst().map(found -> PlanWords.oneLine(found.body()));
    }
}
