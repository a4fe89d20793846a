package dev.ralph.cli;

import dev.ralph.loop.PlanVerification;
import dev.ralph.model.Plan;
import dev.ralph.model.RalphException;
import dev.ralph.queue.TaskFile;
import dev.ralph.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a plan by its must-haves and its verify commands. */
@Command(
        name = "verify",
        description = "Judges by must-haves and verify commands whether a plan is done.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 all is shown, 1 something failed, 2 wrong usage or a plan that cannot be read,",
            "3 nothing failed and something is open."
        })
final class VerifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "PLAN", description = "The plan file, such as 26-04-PLAN.md.")
    private Path plan = Path.of("");

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = {
                "The project to judge (default: the git repository around the plan file, else the current folder).",
                "It is copied, never written to."
            })
    private Path project = Path.of("");

    @Option(names = "--json", description = "Print JSON (schema ralph.verify/1) instead of text.")
    private boolean json;

    @Option(
            names = "--command-timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "A verify command that takes longer is killed (default: ${DEFAULT-VALUE}).")
    private int commandTimeout;

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "Where verify commands run: auto, bubblewrap, unshare or none (default: ${DEFAULT-VALUE}).")
    private String sandbox = "auto";

    @Override
    public Integer call() {
        if (commandTimeout < 1) {
            throw new ParameterException(spec.commandLine(), "--command-timeout must be at least 1 second");
        }
        Plan read = read();
        PrintWriter out = spec.commandLine().getOut();
        Wiring wiring = Wiring.fromProcess(spec.commandLine().getErr());
        Sandbox chosen = wiring.sandbox(sandbox);
        PlanVerification.Result result = new PlanVerification(chosen, wiring.cache(), wiring.progress())
                .run(read, project(), Duration.ofSeconds(commandTimeout));
        if (Thread.interrupted()) {
            spec.commandLine().getErr().println("ralph: interrupted");
            return ExitCode.INTERRUPTED.number();
        }
        out.print(json ? VerifyJson.of(result, read) : VerifyText.of(result, read));
        out.flush();
        return exitCode(result).number();
    }

    private Plan read() {
        try {
            return TaskFile.parse(plan.toString(), Files.readAllBytes(plan))
                    .task()
                    .plan()
                    .orElseThrow(() -> new RalphException(
                            "this is a task and not a plan",
                            plan.toString(),
                            "name a plan file, such as 26-04-PLAN.md"));
        } catch (IOException e) {
            throw new RalphException("the plan cannot be read", plan.toString(), "name a file that exists: " + e);
        }
    }

    private Path project() {
        if (!project.toString().isEmpty()) {
            return project;
        }
        Path folder = plan.toAbsolutePath().normalize().getParent();
        while (folder != null && Files.notExists(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("").toAbsolutePath() : folder;
    }

    private static ExitCode exitCode(PlanVerification.Result result) {
        return switch (result.report().overall()) {
            case PASSED -> ExitCode.DONE;
            case FAILED -> ExitCode.FAILED;
            case NEEDS_PERSON -> ExitCode.BLOCKED;
        };
    }
}
