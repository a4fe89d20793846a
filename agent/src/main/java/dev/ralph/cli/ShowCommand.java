package dev.ralph.cli;

import dev.ralph.model.Criterion;
import dev.ralph.model.RalphException;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.queue.PastFailure;
import dev.ralph.queue.TaskFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one task with its history. */
@Command(name = "show", description = "Shows one task with its history.", mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private QueueOptions options = new QueueOptions();

    @Parameters(paramLabel = "ID", description = "The task, such as T1336.")
    private String id = "";

    @Override
    public Integer call() {
        TaskFile file = options.queue().find(taskId()).orElseThrow(this::unknown);
        spec.commandLine().getOut().print(Printable.text(text(file)));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }

    private static String text(TaskFile file) {
        Task task = file.task();
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s".formatted(task.id(), task.title()));
        lines.add("%s, queue %s, P%d, WSJF %s"
                .formatted(
                        task.status(),
                        task.ranking().queue(),
                        task.ranking().priority(),
                        task.ranking().wsjf()));
        lines.add("");
        lines.add(task.goal());
        lines.add("");
        for (Criterion criterion : task.criteria()) {
            lines.add("[%s] %s".formatted(criterion.ticked() ? "x" : " ", criterion.text()));
        }
        lines.add("");
        task.block().fields().forEach((key, value) -> lines.add(key + ": " + value));
        for (PastFailure failure : file.history()) {
            lines.add("");
            lines.add("Failed %s%s".formatted(failure.at(), failure.times() > 1 ? " ×" + failure.times() : ""));
            lines.add(failure.text().strip().indent(2).stripTrailing());
        }
        return String.join("\n", lines) + "\n";
    }

    private TaskId taskId() {
        try {
            return new TaskId(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private RalphException unknown() {
        return new RalphException(
                "there is no task '%s'".formatted(id),
                options.folder().toString(),
                "ralph status lists the tasks that exist");
    }
}
