package dev.ralph.cli;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The {@code ralph} command. */
@Command(
        name = "ralph",
        description = "Repairs test isolation and proves the repair.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {RunCommand.class, MatrixCommand.class, StatusCommand.class, ShowCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 a task failed or a cell is red, 2 wrong usage or input, 3 blocked: a person or",
            "a missing piece is needed, 70 a bug, 130 interrupted.",
            "",
            "First run: ralph run --queue tdd"
        })
public final class Main implements Runnable {

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Returns the command line with its error handling; tests give it writers of their own. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
        line.setParameterExceptionHandler(Main::misused);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "ralph: a command is missing");
    }

    private static int explain(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (failure instanceof RalphException known) {
            for (Problem problem : known.problems()) {
                err.println("ralph: " + Printable.text(problem.toString()));
            }
            return ExitCode.USAGE.number();
        }
        if (failure instanceof dev.ralph.matrix.Interrupted
                || Thread.currentThread().isInterrupted()) {
            err.println("ralph: interrupted; nothing was changed");
            return ExitCode.INTERRUPTED.number();
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        err.println("ralph: this is a bug; please report it with the following lines");
        err.println(trace);
        return ExitCode.BUG.number();
    }

    private static int misused(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println(failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        command.getErr()
                .println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE.number();
    }

    /** Reads the version from the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "ralph " + (version == null ? "(not packaged)" : version),
                "Java " + Runtime.version() + " on " + System.getProperty("os.name")
            };
        }
    }
}
