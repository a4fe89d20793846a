package dev.ralph.sandbox;

import dev.ralph.model.Evidence;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Finished.Ending;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts the program that makes the sandbox and watches it to its end. */
final class HostProcess {

    private static final int KILLED = 137;

    private final List<String> argv;

    HostProcess(List<String> argv) {
        this.argv = List.copyOf(argv);
    }

    /**
     * Runs it within the command's limits. The thread that starts the process stays with it to its end: the process is
     * told to die with its parent, and to the kernel the parent is that one thread.
     */
    Finished run(Command command) {
        long started = System.nanoTime();
        Output output = Output.to(command.log(), command.limits().outputBytes());
        Process process = start();
        Thread copying = output.copy(process);
        Ending ending = await(process, output, command.limits().wall());
        if (ending != Ending.EXITED) {
            ProcessTree.kill(process);
        }
        Output.finish(copying);
        if (ending == Ending.EXITED && output.flood().isDone()) {
            ending = Ending.TOO_MUCH_OUTPUT; // it ended before we noticed
        }
        int exitCode = ending == Ending.EXITED ? process.exitValue() : KILLED;
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        return new Finished(ending, new Evidence(command.argv(), exitCode, took, command.log()));
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
        builder.directory(new File("/"));
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new RalphException(
                    "The sandbox could not be started: " + e.getMessage(), argv.get(0), "check that it can be run");
        }
    }

    private static Ending await(Process process, Output output, Duration wall) {
        try {
            CompletableFuture.anyOf(process.onExit(), output.flood()).get(wall.toNanos(), TimeUnit.NANOSECONDS);
            return output.flood().isDone() ? Ending.TOO_MUCH_OUTPUT : Ending.EXITED;
        } catch (TimeoutException e) {
            return Ending.TIMED_OUT;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Ending.INTERRUPTED;
        }
    }
}
