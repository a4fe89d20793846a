package dev.ralph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.model.Problem;
import dev.ralph.model.Task;
import dev.ralph.queue.FolderQueue;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the tasks and where they stand. */
@Command(
        name = "status",
        description = "Lists the tasks in the order in which they are worked, and where each stands.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 listed, 2 a task file cannot be read (the others are listed all the same)."})
final class StatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private QueueOptions options = new QueueOptions();

    @Option(names = "--json", description = "Print JSON (schema ralph.status/1) instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        FolderQueue.Listing listing = options.queue().list();
        out.println(json ? json(listing) : table(listing.tasks()));
        for (Problem problem : listing.problems()) {
            err.println("ralph: " + Printable.text(problem.toString()));
        }
        return (listing.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE).number();
    }

    private static Object table(List<Task> tasks) {
        if (tasks.isEmpty()) {
            return "no tasks";
        }
        Table table = new Table("ID", "QUEUE", "PRIORITY", "WSJF", "STATUS", "ATTEMPTS", "VERDICT", "BRANCH");
        for (Task task : tasks) {
            table.row(
                    task.id(),
                    task.ranking().queue(),
                    "P" + task.ranking().priority(),
                    task.ranking().wsjf(),
                    task.status(),
                    TaskFacts.attempts(task),
                    TaskFacts.verdict(task).orElse("-"),
                    TaskFacts.branch(task).orElse("-"));
        }
        return table;
    }

    private static String json(FolderQueue.Listing listing) throws JsonProcessingException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", "ralph.status/1");
        root.put("tasks", listing.tasks().stream().map(StatusCommand::row).toList());
        root.put("problems", listing.problems());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static Map<String, Object> row(Task task) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", task.id().value());
        row.put("title", task.title());
        row.put("queue", task.ranking().queue());
        row.put("priority", "P" + task.ranking().priority());
        row.put("wsjf", task.ranking().wsjf());
        row.put("status", task.status().name());
        row.put("attempts", TaskFacts.attempts(task));
        row.put("verdict", TaskFacts.verdict(task).orElse(""));
        row.put("branch", TaskFacts.branch(task).orElse(""));
        return row;
    }
}
