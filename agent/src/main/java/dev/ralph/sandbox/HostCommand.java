package dev.ralph.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that runs as the user and outside of every sandbox: only for what users wrote into their own configuration.
 * What it says is kept in memory alone.
 */
public final class HostCommand {

    private static final int MOST_BYTES = 1 << 16;

    private final List<String> argv;
    private final Map<String, String> environment;

    public HostCommand(List<String> argv, Map<String, String> environment) {
        this.argv = List.copyOf(argv);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Runs it to its end.
     *
     * @return its standard output; empty when it cannot be started, fails, takes too long or says more than 64 KiB
     */
    public Optional<String> said(Duration limit) {
        Optional<Process> started = start();
        if (started.isEmpty()) {
            return Optional.empty();
        }
        Process process = started.get();
        try {
            CompletableFuture<byte[]> output =
                    CompletableFuture.supplyAsync(() -> read(process), HostCommand::inThread);
            byte[] bytes = output.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            boolean succeeded =
                    bytes.length <= MOST_BYTES && process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0;
            return succeeded ? Optional.of(new String(bytes, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            ProcessTree.kill(process);
        }
    }

    private Optional<Process> start() {
        HostTools tools = HostTools.on(environment.getOrDefault("PATH", ""));
        Optional<String> program = argv.get(0).startsWith("/") ? Optional.of(argv.get(0)) : tools.find(argv.get(0));
        if (program.isEmpty()) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>(argv);
        found.set(0, program.get());
        // Nothing of the folder that we were started in decides what it does.
        ProcessBuilder builder = new ProcessBuilder(found)
                .directory(new File("/"))
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return Optional.of(builder.start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** On a thread of its own: reading from a process can block for ever. */
    private static void inThread(Runnable reading) {
        Thread thread = new Thread(reading, "host command");
        thread.setDaemon(true);
        thread.start();
    }

    private static byte[] read(Process process) {
        try {
            InputStream in = process.getInputStream();
            return in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            return new byte[MOST_BYTES + 1];
        }
    }
}
