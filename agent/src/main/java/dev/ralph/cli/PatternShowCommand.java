package dev.ralph.cli;

import dev.ralph.fixture.Pattern;
import dev.ralph.fixture.PatternExample;
import dev.ralph.fixture.Patterns;
import dev.ralph.model.RalphException;
import dev.ralph.runner.Framework;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one known repair by its example. */
@Command(
        name = "show",
        description = "Explains one known repair, in every test framework that has it, with an example.",
        mixinStandardHelpOptions = true)
final class PatternShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The name of a pattern; ralph patterns lists them.")
    private String name = "";

    @Override
    public Integer call() {
        Main main = spec.root().commandLine().getCommand();
        Wiring wiring = Wiring.of(main.surroundings(), spec.commandLine().getErr());
        List<String> texts = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (Framework framework : wiring.runners().frameworks()) {
            Path folder = wiring.runnerFolder(framework);
            for (Pattern pattern : Patterns.load(folder).all()) {
                known.add(pattern.name());
                if (pattern.name().equals(name)) {
                    texts.add(PatternText.of(framework.name(), pattern, PatternExample.of(folder, pattern)));
                }
            }
        }
        if (texts.isEmpty()) {
            throw new RalphException(
                    "there is no pattern " + name, "ralph pattern show", "choose one of " + String.join(", ", known));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(String.join("\n", texts));
        out.flush();
        return ExitCode.DONE.number();
    }
}
