package dev.ralph.cli;

import dev.ralph.model.Criterion;
import dev.ralph.model.Task;
import dev.ralph.queue.Answer;
import dev.ralph.queue.PastFailure;
import dev.ralph.queue.TaskFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows one task with its history. */
@Command(
        name = "show",
        description = "Shows one task or plan with its answers and its history.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 shown, 2 there is no such task.", "", "Example: ralph show T1336"})
final class ShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Override
    public Integer call() {
        TaskFile file = options.file();
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
        task.plan().ifPresent(plan -> lines.addAll(PlanLines.of(plan)));
        lines.add("");
        for (Criterion criterion : task.criteria()) {
            lines.add("[%s] %s".formatted(criterion.ticked() ? "x" : " ", criterion.text()));
        }
        lines.add("");
        task.block().fields().forEach((key, value) -> lines.add(key + ": " + value));
        file.answers().forEach(answer -> lines.addAll(answered(answer)));
        file.history().forEach(failure -> lines.addAll(failed(failure)));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> answered(Answer answer) {
        return List.of("", "Answered %s: %s".formatted(answer.at(), answer.question()), indented(answer.text()));
    }

    private static List<String> failed(PastFailure failure) {
        String times = failure.times() > 1 ? " ×" + failure.times() : "";
        String kind = failure.kind().map(" (class %s)"::formatted).orElse("");
        return List.of("", "Failed %s%s%s".formatted(failure.at(), times, kind), indented(failure.text()));
    }

    private static String indented(String text) {
        return text.strip().indent(2).stripTrailing();
    }
}
