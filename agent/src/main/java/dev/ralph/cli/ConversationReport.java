package dev.ralph.cli;

import dev.ralph.journal.PastEvent;
import dev.ralph.journal.RunLog;
import dev.ralph.llm.Exchange;
import dev.ralph.llm.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The conversation with a model in the newest of some runs. */
final class ConversationReport {

    private final Path task;
    private final List<RunLog> runs;

    /**
     * A report on runs of one task.
     *
     * @param task the folder with all its runs
     * @param runs the newest last
     */
    ConversationReport(Path task, List<RunLog> runs) {
        this.task = task;
        this.runs = runs;
    }

    String text(boolean json) {
        List<Exchange> exchanges = runs.isEmpty() ? List.of() : exchanges(newest());
        if (json) {
            return new Recording(exchanges).json();
        }
        if (runs.isEmpty()) {
            return "no run is recorded in %s\n".formatted(task);
        }
        List<Path> commands = commands(newest());
        if (!commands.isEmpty()) {
            return Printable.text(newest().name() + ": a coding agent\n" + CommandText.of(commands));
        }
        if (exchanges.isEmpty()) {
            return Printable.text(
                    "no conversation with a model is kept of run %s%s\n".formatted(newest().name(), earlier()));
        }
        return Printable.text(newest().name()) + ": " + ConversationText.of(exchanges, money(newest()));
    }

    private RunLog newest() {
        return runs.get(runs.size() - 1);
    }

    private String earlier() {
        return runs.stream()
                .filter(run -> !exchanges(run).isEmpty() || !commands(run).isEmpty())
                .reduce((first, second) -> second)
                .map(run -> "; run %s has one: --run %s".formatted(run.name(), run.name()))
                .orElse("");
    }

    private Path folder(RunLog run) {
        return task.resolve(run.name()).resolve("model");
    }

    private List<Path> commands(RunLog run) {
        return CommandText.files(folder(run));
    }

    private List<Exchange> exchanges(RunLog run) {
        Path folder = folder(run);
        return Files.isDirectory(folder) ? Recording.read(folder).exchanges() : List.of();
    }

    private static Map<Integer, String> money(RunLog run) {
        Map<Integer, String> money = new HashMap<>();
        for (PastEvent event : run.events()) {
            if (event.name().equals("ModelAsked")) {
                money.put(event.fields().path("number").asInt(), event.text("money"));
            }
        }
        return money;
    }
}
