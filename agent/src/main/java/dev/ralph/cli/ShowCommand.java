package dev.ralph.cli;

import dev.ralph.model.Criterion;
import dev.ralph.model.RalphException;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.queue.TaskFile;
import java.io.PrintWriter;
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
        PrintWriter out = spec.commandLine().getOut();
        Task task = file.task();
        line(out, "%s  %s", task.id(), task.title());
        line(
                out,
                "%s, queue %s, P%d, WSJF %s",
                task.status(),
                task.ranking().queue(),
                task.ranking().priority(),
                task.ranking().wsjf());
        line(out, "");
        line(out, "%s", task.goal());
        line(out, "");
        for (Criterion criterion : task.criteria()) {
            line(out, "[%s] %s", criterion.ticked() ? "x" : " ", criterion.text());
        }
        line(out, "");
        task.block().fields().forEach((key, value) -> line(out, "%s: %s", key, value));
        file.history().forEach(failure -> line(out, "%n%s", failure));
        return ExitCode.DONE.number();
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(Printable.text(format.formatted(values)));
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
