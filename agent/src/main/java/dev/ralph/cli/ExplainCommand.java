package dev.ralph.cli;

import dev.ralph.queue.TaskFile;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says why a task stands where it stands, and what to do next. */
@Command(
        name = "explain",
        description = "Says in plain sentences why a task stands where it stands, and what to type next.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 explained, 2 there is no such task.", "", "Example: ralph explain T1336"})
final class ExplainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Override
    public Integer call() {
        TaskFile file = options.file();
        PrintWriter out = spec.commandLine().getOut();
        Wiring wiring = Wiring.of(main.surroundings(), spec.commandLine().getErr());
        Explanation explanation =
                new Explanation(file, options.queue(), wiring.config().budget());
        explanation.sentences().forEach(sentence -> out.println(Printable.text(sentence)));
        return ExitCode.DONE.number();
    }
}
