package dev.ralph.cli;

import dev.ralph.fixture.Patterns;
import dev.ralph.loop.Budget;
import dev.ralph.loop.QueueLoop;
import dev.ralph.loop.TaskLoop;
import dev.ralph.loop.TaskResult;
import dev.ralph.loop.Tools;
import dev.ralph.model.Problem;
import dev.ralph.model.Status;
import dev.ralph.queue.FolderQueue;
import dev.ralph.sandbox.Sandbox;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "Exit codes: 0 all done or nothing to do, 1 a task failed, 2 a task file or an option is wrong,",
            "3 a task is blocked: its file says what is needed."
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

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
        PrintWriter out = spec.commandLine().getOut();
        FolderQueue queue = queueOptions.queue();
        List<Problem> unreadable = queue.list().problems();
        unreadable.forEach(problem ->
                spec.commandLine().getErr().println("ralph: left alone: " + Printable.text(problem.toString())));
        if (queue.ready(queueName).isEmpty()) {
            out.println("nothing to do: no task of queue %s is ready".formatted(queueName));
            return (unreadable.isEmpty() ? ExitCode.DONE : ExitCode.USAGE).number();
        }
        QueueLoop.Run run = loop(queue).run(queueName, result -> {
            out.println(Printable.text("%s %s  %s".formatted(result.task(), result.status(), result.sentence())));
            out.flush();
        });
        return exitCode(run, unreadable).number();
    }

    private QueueLoop loop(FolderQueue queue) {
        Wiring wiring = Wiring.fromProcess(spec.commandLine().getErr());
        Sandbox sandbox = wiring.sandbox(options.sandbox());
        RandomGenerator random = wiring.random();
        Tools tools = new Tools(
                queue,
                new Tools.Folders(queueOptions.folder(), logsFolder(), wiring.cache()),
                sandbox,
                wiring.runner(sandbox),
                wiring.providers(sandbox),
                Patterns.load(wiring.home().resolve("runners/junit")),
                options.cellLimit(),
                Budget.DEFAULT,
                new Tools.Chance(InstantSource.system(), random));
        return new QueueLoop(
                queue,
                new TaskLoop(tools, options.spec(wiring.providerNames(), random), wiring.progress()),
                tools.budget());
    }

    private Path logsFolder() {
        return logs.toString().isEmpty() ? queueOptions.folder().resolveSibling("logs") : logs.toAbsolutePath();
    }

    private static ExitCode exitCode(QueueLoop.Run run, List<Problem> unreadable) {
        if (run.outOfTime()) {
            return ExitCode.BUDGET;
        }
        List<TaskResult> results = run.results();
        if (results.stream().anyMatch(result -> result.status() == Status.FAILED)) {
            return ExitCode.FAILED;
        }
        if (results.stream().anyMatch(result -> result.status() == Status.BLOCKED)) {
            return ExitCode.BLOCKED;
        }
        return unreadable.isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }
}
