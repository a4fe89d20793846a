package dev.ralph.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an earlier run recorded, read back from its folder; also of a run that was killed or is under way.
 *
 * @param name the folder of the run, which tells it from others of its task
 * @param doubts what could not be read, one sentence each
 */
public record RunLog(String name, List<PastEvent> events, List<String> doubts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public RunLog {
        events = List.copyOf(events);
        doubts = List.copyOf(doubts);
    }

    /** How many cells of a matrix ended, and how many of them were green. */
    public record Cells(int passed, int total) {}

    /**
     * Returns every run of a task, the newest last.
     *
     * @param logs folder of all runs of all tasks
     * @throws RalphException when the folder cannot be read
     */
    public static List<RunLog> of(Path logs, TaskId task) {
        Path runs = logs.resolve(task.value());
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("events.jsonl")))
                    .map(RunLog::read)
                    .sorted(Comparator.comparing(RunLog::began).thenComparing(RunLog::name))
                    .toList();
        } catch (IOException e) {
            throw unreadable(runs, e);
        }
    }

    private static RunLog read(Path folder) {
        Path file = folder.resolve("events.jsonl");
        try {
            // The writer may have been killed in the middle of a character.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return parse(folder.getFileName().toString(), text);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static RunLog parse(String name, String text) {
        List<PastEvent> events = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        int number = 0;
        int next = 0;
        while (next < text.length()) {
            number++;
            int end = text.indexOf('\n', next);
            String line = text.substring(next, end < 0 ? text.length() : end);
            next = end < 0 ? text.length() : end + 1;
            Optional<PastEvent> event = event(line);
            if (event.isPresent()) {
                events.add(event.get());
            } else if (end < 0) {
                doubts.add("the last line is half-written: the run was killed, or is writing it now");
            } else if (!line.isBlank()) {
                doubts.add("line %d of events.jsonl is no event".formatted(number));
            }
        }
        return new RunLog(name, events, doubts);
    }

    private static Optional<PastEvent> event(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return node instanceof ObjectNode fields && fields.path("event").isTextual()
                    ? Optional.of(PastEvent.of(fields))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** When it began, as written; what the folder is named after when no event says so. */
    public String began() {
        return events.stream().map(PastEvent::at).findFirst().orElse(name);
    }

    /** The last verdict; empty when it came to none. */
    public Optional<String> verdict() {
        return last("VerdictReached").map(event -> event.text("outcome"));
    }

    /** The status that it left its task in; empty when the run did not come to its end. */
    public Optional<String> status() {
        return last("RunFinished").map(event -> event.text("status"));
    }

    /** How long it took; empty when the run did not come to its end. */
    public Optional<Double> seconds() {
        return last("RunFinished").map(event -> event.fields().path("seconds").asDouble());
    }

    /** The cells of a matrix of this run; empty when none ended. */
    public Optional<Cells> cells(String phase) {
        Map<String, Boolean> green = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.name().equals("CellFinished"))
                .filter(event -> event.text("phase").equals(phase))
                .map(event -> event.fields().path("cell"))
                // A run that went on after it was cut off may have run a cell twice.
                .forEach(cell ->
                        green.put(identity(cell), cell.path("status").asText().equals("PASSED")));
        int passed = (int) green.values().stream().filter(Boolean::booleanValue).count();
        return green.isEmpty() ? Optional.empty() : Optional.of(new Cells(passed, green.size()));
    }

    private static String identity(JsonNode cell) {
        return Stream.of("provider", "order", "seed", "workers", "round")
                .map(part -> cell.path(part).asText())
                .collect(Collectors.joining("/"));
    }

    private Optional<PastEvent> last(String event) {
        return events.stream().filter(past -> past.name().equals(event)).reduce((first, second) -> second);
    }

    private static RalphException unreadable(Path where, IOException e) {
        return new RalphException(
                List.of(new Problem(
                        "the journal cannot be read: " + e, where.toString(), "allow reading it, or move it away")),
                e);
    }
}
