package dev.ralph.cli;

import dev.ralph.model.RalphException;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.queue.Answer;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.TaskClaim;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Answers the question that a task is blocked by. */
@Command(
        name = "answer",
        description = {
            "Answers the question that a task is blocked by.",
            "The answer is written into the file of the task, which is PENDING then: the next run goes on with it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 answered; 2 there is no open question, or a process works the task.",
            "",
            "Example: ralph answer T1336 approved, go on"
        })
final class AnswerCommand implements Callable<Integer> {

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = "The answer, in your own words.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        TaskId id = options.id();
        FolderQueue queue = options.queue().queue();
        String text = text();
        try (TaskClaim claim = TaskClaims.take(queue, id)) {
            String question = question(queue.find(claim.task()).orElseThrow().task());
            String at = AT.format(main.surroundings().clock().instant());
            Answer answer = new Answer(at, question, text);
            queue.update(
                    id,
                    file -> file.withAnswer(answer).withStatus(Status.PENDING, Map.of("QUESTION", "-", "REASON", "-")));
            spec.commandLine().getOut().println(Printable.text("answered: " + question));
            spec.commandLine().getOut().println("%s is PENDING again".formatted(id));
        }
        return ExitCode.DONE.number();
    }

    private String text() {
        String text = String.join(" ", words).strip();
        if (text.isEmpty()) {
            throw new RalphException("the answer is empty", "the command line", "write it behind the id of the task");
        }
        return text;
    }

    private String question(Task task) {
        return TaskFacts.question(task)
                .filter(question -> task.status() == Status.BLOCKED)
                .orElseThrow(() -> new RalphException(
                        "task %s is %s and asks nothing".formatted(task.id(), task.status()),
                        options.queue().folder().toString(),
                        switch (task.status()) {
                            case BLOCKED, FAILED ->
                                "ralph explain %s says what it needs; then: ralph retry %s"
                                        .formatted(task.id(), task.id());
                            case PENDING, IN_PROGRESS, COMPLETE, DECOMPOSED ->
                                "ralph explain %s says what comes next".formatted(task.id());
                        }));
    }
}
