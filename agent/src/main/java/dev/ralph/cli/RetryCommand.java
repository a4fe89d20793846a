package dev.ralph.cli;

import dev.ralph.loop.Breaker;
import dev.ralph.loop.Budget;
import dev.ralph.model.RalphException;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.TaskClaim;
import dev.ralph.queue.TaskFile;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Queues a task again that had come to its end. */
@Command(
        name = "retry",
        description = {
            "Queues a FAILED or BLOCKED task again, with no attempt burnt.",
            "It is PENDING then, and its history stays."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 queued again; 2 it cannot be, and the message says why.",
            "",
            "Example: ralph retry T1336"
        })
final class RetryCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Option(
            names = "--force",
            description = {
                "Also when it failed the same way three times, and when it is COMPLETE or DECOMPOSED: then its work is",
                "done a second time."
            })
    private boolean force;

    @Override
    public Integer call() {
        TaskId id = options.id();
        FolderQueue queue = options.queue().queue();
        PrintWriter out = spec.commandLine().getOut();
        try (TaskClaim claim = TaskClaims.take(queue, id)) {
            TaskFile before = queue.find(claim.task()).orElseThrow();
            Task task = before.task();
            refuseWhatNeedsNoRetry(task);
            refuseOpenBreaker(before);
            queue.update(id, file -> file.withStatus(Status.PENDING, fields(file)));
            out.println("%s is PENDING again (was %s)".formatted(id, task.status()));
            EarlierBranch.of(task, options.queue().folder())
                    .ifPresent(sentence -> out.println(Printable.text(sentence)));
        }
        return ExitCode.DONE.number();
    }

    private void refuseWhatNeedsNoRetry(Task task) {
        boolean isOver = task.status() == Status.FAILED || task.status() == Status.BLOCKED;
        boolean isForced = force && (task.status() == Status.COMPLETE || task.status() == Status.DECOMPOSED);
        if (!isOver && !isForced) {
            throw new RalphException(
                    "task %s is %s".formatted(task.id(), task.status()),
                    options.queue().folder().toString(),
                    switch (task.status()) {
                        case PENDING, IN_PROGRESS -> "nothing to do: the next run works it";
                        case COMPLETE, DECOMPOSED -> "to have it worked a second time, add --force";
                        case FAILED, BLOCKED -> throw new IllegalStateException("these can be retried");
                    });
        }
    }

    /** What failed three times the same way fails a fourth time, unless a person knows better. */
    private void refuseOpenBreaker(TaskFile file) {
        Optional<String> refusal = Breaker.refusal(file.withStatus(Status.PENDING, fields(file)), Budget.DEFAULT);
        if (refusal.isPresent()) {
            throw new RalphException(
                    "task %s would be refused again".formatted(file.task().id()),
                    options.queue().folder().toString(),
                    refusal.get());
        }
    }

    /** What an earlier run left in other fields would not be true of the next one. */
    private Map<String, String> fields(TaskFile file) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ATTEMPTS", "0");
        fields.putAll(force ? Breaker.reset(file) : Map.of());
        for (String key : TaskFacts.OUTCOME) {
            if (file.task().block().fields().containsKey(key)) {
                fields.put(key, "-");
            }
        }
        return fields;
    }
}
