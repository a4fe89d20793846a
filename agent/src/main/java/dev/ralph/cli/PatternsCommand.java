package dev.ralph.cli;

import dev.ralph.fixture.Pattern;
import dev.ralph.fixture.Patterns;
import dev.ralph.runner.Framework;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the known repairs. */
@Command(
        name = "patterns",
        description = "Lists the known repairs: what each answers, for which test framework, and what it costs.",
        mixinStandardHelpOptions = true,
        footer = {"", "ralph pattern show NAME explains one."})
final class PatternsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Override
    public Integer call() {
        Wiring wiring = Wiring.of(main.surroundings(), spec.commandLine().getErr());
        Table table = new Table("PATTERN", "FRAMEWORK", "TIER", "ANSWERS", "COST");
        for (Framework framework : wiring.runners().frameworks()) {
            for (Pattern pattern : Patterns.load(wiring.runnerFolder(framework)).all()) {
                table.row(
                        pattern.name(),
                        framework.name(),
                        pattern.tier().orElse("-"),
                        pattern.symptoms().isEmpty() ? "-" : String.join(", ", pattern.symptoms()),
                        pattern.cost());
            }
        }
        spec.commandLine().getOut().print(table);
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }
}
