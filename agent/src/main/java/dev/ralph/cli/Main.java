package dev.ralph.cli;

import dev.ralph.matrix.Interrupted;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
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
        subcommands = {
            RunCommand.class,
            PlanCommand.class,
            StatusCommand.class,
            ShowCommand.class,
            ExplainCommand.class,
            LogCommand.class,
            AnswerCommand.class,
            RetryCommand.class,
            TaskCommand.class,
            CheckCommand.class,
            RepairCommand.class,
            DoctorCommand.class,
            VerifyCommand.class,
            DiagnoseCommand.class,
            MatrixCommand.class,
            PatternsCommand.class,
            PatternCommand.class,
            ParseStatusCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 a task is FAILED or a cell is red, 2 wrong usage or input, or this machine lacks what",
            "ralph needs, 3 a task is blocked or a cell did not run, 4 the time of the run is used up, 70 a bug,",
            "130 interrupted.",
            "",
            "First run: ralph run --queue tdd"
        })
public final class Main implements Runnable {

    /** Loggers are held weakly elsewhere; a level set on one that is collected is lost. */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("org.testcontainers"), Logger.getLogger("com.github.dockerjava"));

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    private final Surroundings surroundings;

    private Main(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command and ends the process with its exit code; INT and TERM let it put things back first. */
    public static void main(String... arguments) {
        quietLibraries();
        Signals.endWith(ExitCode.INTERRUPTED.number());
        Thread main = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            main.interrupt();
            try {
                if (!done.await(4, TimeUnit.SECONDS)) {
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        int exitCode = commandLine(Surroundings.ofProcess()).execute(arguments);
        done.countDown();
        System.exit(exitCode);
    }

    /** A missing Docker engine is an answer of ours; the stack traces that Testcontainers logs about it are not. */
    private static void quietLibraries() {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    }

    /** Returns the command line with its error handling; tests give it writers of their own. */
    public static CommandLine commandLine(Surroundings surroundings) {
        CommandLine line = new CommandLine(new Main(surroundings));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
        line.setParameterExceptionHandler(Main::misused);
        return line;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "ralph: a command is missing");
    }

    private static int explain(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (failure instanceof Interrupted || Thread.interrupted()) {
            err.println("ralph: interrupted; the task is as it was before");
            return ExitCode.INTERRUPTED.number();
        }
        if (failure instanceof RalphException known) {
            for (Problem problem : known.problems()) {
                err.println("ralph: " + Printable.text(problem.toString()));
            }
            return ExitCode.USAGE.number();
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
