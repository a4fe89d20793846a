package dev.ralph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ralph.journal.PastEvent;
import dev.ralph.journal.RunLog;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the runs of a task and what happened in one of them. */
@Command(
        name = "log",
        description = {
            "Shows the runs of a task.",
            "Lists them, the newest last, and says what happened in the newest or in a named one.",
            "With --model it shows the conversation with the model in that run instead: of each request only what is"
                    + " new, long results with their beginning and end. Of a coding agent it shows what it was asked and"
                    + " said."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "BEFORE and AFTER are the green cells of all cells of the matrix before and after the change.",
            "",
            "With --model, --json prints every exchange as a whole; what is printed can be replayed (model: replay: FILE).",
            "What a coding agent said cannot be replayed and is not in it.",
            "",
            "Exit codes: 0 shown, also when there is no run or no conversation; 2 there is no such task or run, or it cannot be read.",
            "",
            "Examples: ralph log T1336",
            "          ralph log T1336 --model"
        })
final class LogCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Mixin
    private LogOptions logs = new LogOptions();

    @Option(names = "--run", paramLabel = "RUN", description = "Show this run, as named in the list.")
    private String run = "";

    @Option(names = "--model", description = "Show what the model was asked and answered.")
    private boolean model;

    @Option(
            names = "--json",
            description = "Print JSON (schema ralph.log/1, with --model ralph.exchanges/1) instead of text.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        TaskId task = options.id();
        Path folder = logs.folder(options.queue());
        List<RunLog> runs = RunLog.of(folder, task);
        List<RunLog> listed = run.isEmpty() ? runs : List.of(named(runs, folder.resolve(task.value())));
        PrintWriter out = spec.commandLine().getOut();
        if (model) {
            out.print(new ConversationReport(folder.resolve(task.value()), listed).text(json));
            out.flush();
        } else if (json) {
            out.println(LogJson.text(task, listed));
        } else if (listed.isEmpty()) {
            out.println("no run of %s is recorded in %s".formatted(task, folder));
        } else {
            show(listed, out);
        }
        return ExitCode.DONE.number();
    }

    private RunLog named(List<RunLog> runs, Path where) {
        return runs.stream()
                .filter(candidate -> candidate.name().equals(run))
                .findFirst()
                .orElseThrow(() -> new RalphException(
                        "there is no run '%s'".formatted(run), where.toString(), "leave out --run to list the runs"));
    }

    private static void show(List<RunLog> runs, PrintWriter out) {
        Table table = new Table("RUN", "BEGAN", "VERDICT", "STATUS", "BEFORE", "AFTER", "SECONDS");
        for (RunLog log : runs) {
            table.row(
                    log.name(),
                    log.began(),
                    log.verdict().orElse("-"),
                    log.status().orElse("no end"),
                    cells(log, "before"),
                    cells(log, "after"),
                    log.seconds().map("%.1f"::formatted).orElse("-"));
        }
        out.println(table);
        RunLog last = runs.get(runs.size() - 1);
        out.println(Printable.text(last.name()) + ":");
        for (PastEvent event : last.events()) {
            out.println(Printable.text("  %s  %s".formatted(event.at(), event.sentence())));
        }
        last.doubts().forEach(doubt -> out.println("  " + Printable.text(doubt)));
        out.flush();
    }

    private static String cells(RunLog log, String phase) {
        return log.cells(phase)
                .map(cells -> "%d/%d".formatted(cells.passed(), cells.total()))
                .orElse("-");
    }
}
