package dev.ralph.sandbox;

import dev.ralph.model.Evidence;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Finished.Ending;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the program that makes the sandbox and watches it to its end. */
final class HostProcess {

    private static final int KILLED = 137;

    private final List<String> argv;
    private final File input;

    HostProcess(List<String> argv, Path input) {
        this.argv = List.copyOf(argv);
        this.input = input.toFile();
    }

    /**
     * Runs it within the command's limits. The thread that starts the process stays with it to its end: the process is
     * told to die with its parent, and to the kernel the parent is that one thread.
     */
    Finished run(Command command) {
        long started = System.nanoTime();
        Process process = start();
        Output output = Output.copying(process, command.log(), command.limits().outputBytes());
        Ending ending = await(process, command.limits().wall());
        if (ending != Ending.EXITED || output.flooded()) {
            ProcessTree.kill(process);
        }
        output.finish();
        if (ending == Ending.EXITED && output.flooded()) {
            ending = Ending.TOO_MUCH_OUTPUT;
        }
        int exitCode = ending == Ending.EXITED ? process.exitValue() : KILLED;
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        return new Finished(ending, new Evidence(command.argv(), exitCode, took, command.log()));
    }

    private Process start() {
        ProcessBuilder builder =
                new ProcessBuilder(argv).redirectErrorStream(true).redirectInput(input);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new RalphException(
                    "The sandbox could not be started: " + e.getMessage(), argv.get(0), "check that it can be run");
        }
    }

    private static Ending await(Process process, Duration wall) {
        try {
            return process.waitFor(wall.toNanos(), TimeUnit.NANOSECONDS) ? Ending.EXITED : Ending.TIMED_OUT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Ending.INTERRUPTED;
        }
    }
}
