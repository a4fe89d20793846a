package dev.ralph.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as it was written, also one that this version of the program does not know.
 *
 * @param at when, as written
 * @param name such as {@code CellFinished}
 * @param fields all others
 */
public record PastEvent(String at, String name, JsonNode fields) {

    private static final int LONGEST = 300;

    static PastEvent of(ObjectNode line) {
        ObjectNode fields = line.deepCopy();
        fields.remove(List.of("at", "event"));
        return new PastEvent(line.path("at").asText(), line.path("event").asText(), fields);
    }

    /** Returns a field as text; empty when there is none. */
    public String text(String field) {
        return fields.path(field).asText("");
    }

    /** Says in one line what happened. */
    public String sentence() {
        String sentence = switch (name) {
            case "RunStarted" -> "began with commit %s in %s".formatted(text("commit"), text("sandbox"));
            case "StepStarted" -> "step %s: %s".formatted(text("number"), text("goal"));
            case "CommandRun" -> "ran %s: %s, exit code %s".formatted(text("name"), text("ending"), text("exitCode"));
            case "CellFinished" -> cell(fields.path("cell"));
            case "FindingSeen" -> "found: " + text("sentence");
            case "FixtureMade" -> "applied %s to %s".formatted(text("pattern"), list("paths"));
            case "VerdictReached" -> "verdict %s%s".formatted(text("outcome"), after(": ", list("reasons")));
            case "Committed" -> "committed %s on %s".formatted(text("commit"), text("branch"));
            case "ModelAsked" -> modelAsked();
            case "Warned" -> "warning: " + text("text");
            case "Failed" -> "failed (%s): %s".formatted(text("kind"), text("text"));
            case "RunFinished" -> "ended as %s after %s s".formatted(text("status"), text("seconds"));
            default -> name + after(" ", fields.toString());
        };
        String line = sentence.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private String modelAsked() {
        String cached = fields.path("cached").asLong() == 0 ? "" : " (%s cached)".formatted(text("cached"));
        String money = text("money").isEmpty() ? "price not known" : text("money") + " USD";
        String tries = fields.path("tries").asInt(1) == 1 ? "" : ", %s tries".formatted(text("tries"));
        return "asked %s, exchange %s: %s tokens in%s, %s out, %s, %s s%s"
                .formatted(
                        text("model"),
                        text("number"),
                        text("input"),
                        cached,
                        text("output"),
                        money,
                        text("seconds"),
                        tries);
    }

    private String cell(JsonNode cell) {
        String order =
                cell.path("order").asText() + after(":", cell.path("seed").asText(""));
        String where = "%s/%s/w%s/r%s"
                .formatted(
                        cell.path("provider").asText(),
                        order,
                        cell.path("workers").asText(),
                        cell.path("round").asText());
        String failed = cell.path("failed").isEmpty()
                ? ""
                : ", %d of %s tests"
                        .formatted(
                                cell.path("failed").size(),
                                cell.path("testsRun").asText());
        String reason = after(": ", cell.path("reason").asText(""));
        return "%s %s %s%s%s"
                .formatted(text("phase"), where, cell.path("status").asText(), failed, reason);
    }

    private String list(String field) {
        List<String> texts = new ArrayList<>();
        fields.path(field).forEach(node -> texts.add(node.asText()));
        return String.join("; ", texts);
    }

    /** JSON writes nothing as the word null. */
    private static String after(String mark, String text) {
        return text.isEmpty() || text.equals("null") ? "" : mark + text;
    }
}
