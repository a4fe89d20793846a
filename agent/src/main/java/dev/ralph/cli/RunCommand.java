package dev.ralph.cli;

import dev.ralph.loop.KeptSteps;
import dev.ralph.loop.QueueLoop;
import dev.ralph.loop.TargetProject;
import dev.ralph.loop.TaskLoop;
import dev.ralph.loop.TaskResult;
import dev.ralph.loop.Tools;
import dev.ralph.matrix.MatrixSpec;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.Place;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Works the tasks of a queue. */
@Command(
        name = "run",
        description = {
            "Works the ready tasks of a queue, one after the other: finds out by running what leaks, repairs it, proves",
            "the repair in every cell and leaves one commit per task on branch ralph/<task>. Your checkout is not touched."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 everything of the queue is done, 1 a task is FAILED, 2 a task file or an option is wrong, or this",
            "machine lacks what a run needs, 3 a task is BLOCKED (its file says what is needed) or waits (ralph plan says",
            "for what), 4 the time of the run is used up, 130 interrupted."
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Option(names = "--queue", paramLabel = "NAME", required = true, description = "The queue to work, such as tdd.")
    private String queueName = "";

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "Where to keep what happened (default: logs beside the folder of tasks).")
    private Path logs = Path.of("");

    @Mixin
    private QueueOptions queueOptions = new QueueOptions();

    @Mixin
    private MatrixOptions options = new MatrixOptions();

    @Override
    public Integer call() {
        FolderQueue queue = queueOptions.queue();
        Wiring wiring = Wiring.of(main.surroundings(), spec.commandLine().getErr());
        Tools.Folders folders = new Tools.Folders(queueOptions.folder(), logsFolder(), wiring.cache());
        FolderQueue.Outlook outlook = queue.outlook(queueName);
        outlook.problems().forEach(problem -> tell("ralph: left alone: " + problem));
        new KeptSteps(queue, folders).tidy();
        QueueLoop.Run run = new QueueLoop.Run(List.of(), false);
        // A parent whose children are done is not ready yet, and work all the same.
        if (outlook.places().stream().anyMatch(place -> place.isReady() || isSplit(place))) {
            run = loop(queue, wiring, folders, withTests(outlook)).run(queueName, this::told);
        }
        if (run.results().isEmpty() && !run.outOfTime()) {
            spec.commandLine().getOut().println("nothing to do: no task of queue %s is ready".formatted(queueName));
        }
        List<Place> waiting = queue.outlook(queueName).places().stream()
                .filter(place -> !place.isReady() && !place.isWorked())
                .toList();
        waiting.forEach(place -> tell("%s %s".formatted(place.task().id(), place.reason())));
        return exitCode(run, queue.list(), waiting).number();
    }

    private static boolean isSplit(Place place) {
        return place.task().status() == Status.DECOMPOSED;
    }

    /** The tasks whose tests are run: a plan's are run as far as its own commands do so. */
    private static List<Task> withTests(FolderQueue.Outlook outlook) {
        return outlook.places().stream()
                .map(Place::task)
                .filter(task -> task.plan().isEmpty())
                .toList();
    }

    private void told(TaskResult result) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printable.text("%s %s  %s".formatted(result.task(), result.status(), result.sentence())));
        out.flush();
    }

    private void tell(String sentence) {
        spec.commandLine().getErr().println(Printable.text(sentence));
    }

    private QueueLoop loop(FolderQueue queue, Wiring wiring, Tools.Folders folders, List<Task> tasks) {
        Config config = wiring.config();
        RandomGenerator random = wiring.random();
        MatrixSpec matrix = options.spec(wiring.providerNames(), random);
        boolean needsMatrix = tasks.stream().anyMatch(TaskLoop::needsProviders);
        Set<Path> projects = tasks.stream()
                .map(task -> TargetProject.folder(task, folders.tasks()))
                .collect(Collectors.toCollection(TreeSet::new));
        Equipment equipment = Equipment.checked(
                wiring, options.sandbox(config), folders, needsMatrix ? matrix.providers() : List.of(), projects);
        Tools tools = new Tools(
                queue,
                folders,
                equipment.sandbox(),
                equipment.kits(),
                equipment.providers(),
                options.cellLimit(),
                config.budget(),
                config.fractal(),
                wiring.agents(config, equipment.sandbox(), folders.spent()),
                new Tools.Chance(InstantSource.system(), random));
        return new QueueLoop(queue, new TaskLoop(tools, matrix, wiring.progress()), tools.budget());
    }

    private Path logsFolder() {
        return logs.toString().isEmpty() ? queueOptions.folder().resolveSibling("logs") : logs.toAbsolutePath();
    }

    /** What the queue as a whole came to, whoever worked it and when. */
    private ExitCode exitCode(QueueLoop.Run run, FolderQueue.Listing listing, List<Place> waiting) {
        if (run.outOfTime()) {
            return ExitCode.BUDGET;
        }
        Set<Status> statuses = listing.tasks().stream()
                .filter(task -> task.ranking().queue().equalsIgnoreCase(queueName))
                .map(Task::status)
                .collect(Collectors.toSet());
        if (statuses.contains(Status.FAILED)) {
            return ExitCode.FAILED;
        }
        if (statuses.contains(Status.BLOCKED) || !waiting.isEmpty()) {
            return ExitCode.BLOCKED;
        }
        return listing.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }
}
