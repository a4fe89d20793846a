package dev.ralph.cli;

import dev.ralph.model.RalphException;
import dev.ralph.queue.NewTasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the file of a new task. */
@Command(
        name = "new",
        description = "Makes the file of a new task with the next free id, and prints the id.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 made, 2 an option is wrong or the folder cannot be written.",
            "",
            "Example: ralph task new --title 'Isolate the billing tests' --criterion 'Tests pass in any order'"
        })
final class TaskNewCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private QueueOptions options = new QueueOptions();

    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "What the task is, in a line.")
    private String title = "";

    @Option(names = "--queue", paramLabel = "NAME", description = "The queue (default: tdd; of the prefix D: deploy).")
    private String queue = "";

    @Option(
            names = "--priority",
            paramLabel = "P0..P3",
            defaultValue = "P2",
            description = "P0 goes first (default: ${DEFAULT-VALUE}).")
    private String priority = "";

    @Option(
            names = "--wsjf",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "Weighted shortest job first: higher goes first (default: ${DEFAULT-VALUE}).")
    private String wsjf = "";

    @Option(names = "--parent", paramLabel = "ID", description = "The task that this one is a part of.")
    private String parent = "";

    @Option(
            names = "--depends-on",
            paramLabel = "ID",
            split = ",",
            description = "Tasks that must be complete before, separated by commas.")
    private List<String> dependsOn = List.of();

    @Option(
            names = "--description",
            paramLabel = "TEXT",
            description = "What is to be reached, in Markdown; - reads it from the standard input.")
    private String description = "";

    @Option(
            names = "--criterion",
            paramLabel = "TEXT",
            description = "What holds when it is done; give it once for each.")
    private List<String> criteria = List.of();

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = "T",
            description = "What the id begins with, such as T, D or MOD-AUTH- (default: ${DEFAULT-VALUE}).")
    private String prefix = "";

    @Override
    public Integer call() throws IOException {
        TaskWishes wishes = new TaskWishes(options.queue());
        wishes.title(title);
        wishes.prefix(prefix);
        wishes.ranking(queue.isEmpty() ? defaultQueue() : queue, priority, wsjf);
        wishes.parent(parent);
        wishes.dependsOn(dependsOn);
        if (!wishes.problems().isEmpty()) {
            throw new RalphException(wishes.problems(), null);
        }
        NewTasks tasks = new NewTasks(options.folder(), InstantSource.system());
        spec.commandLine().getOut().println(tasks.create(prefix, wishes.draft(description(), criteria)));
        return ExitCode.DONE.number();
    }

    private String defaultQueue() {
        return prefix.equals("D") ? "deploy" : "tdd";
    }

    private String description() throws IOException {
        return description.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : description;
    }
}
