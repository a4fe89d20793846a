package dev.ralph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists everything that is wrong with what people wrote. */
@Command(
        name = "check",
        description = {
            "Lists every problem of tasks, plans, configuration and runners.",
            "Reads tasks, plans, configuration, providers, patterns, readings and prompts, and says of each problem where it is and",
            "what to do about it. Runs nothing and changes nothing."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Files in the folder of tasks that are none are named and are no problem. Nor are warnings: they say what was",
            "read leniently.",
            "",
            "Exit codes: 0 no problem, 2 problems."
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Mixin
    private QueueOptions options = new QueueOptions();

    @Option(names = "--json", description = "Print JSON (schema ralph.check/1) instead of text.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        Wiring wiring = Wiring.of(main.surroundings(), spec.commandLine().getErr());
        CheckReport report = new Check(wiring, options).report();
        if (json) {
            out.println(report.json());
        } else {
            report.lines().forEach(line -> out.println(Printable.text(line)));
        }
        return (report.isClean() ? ExitCode.DONE : ExitCode.USAGE).number();
    }
}
