package dev.ralph.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Copies what a process writes to its log, in a thread of its own because reading can block for ever. */
final class Output {

    private static final long PATIENCE_SECONDS = 5;

    private final InputStream from;
    private final OutputStream to;
    private final long cap;
    private final Runnable onFlood;
    private final Thread thread = new Thread(this::copy, "sandbox output");
    private volatile boolean flooded;

    private Output(InputStream from, OutputStream to, long cap, Runnable onFlood) {
        this.from = from;
        this.to = to;
        this.cap = cap;
        this.onFlood = onFlood;
    }

    static Output copying(Process process, Path log, long cap) {
        try {
            Path folder = log.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            OutputStream to = Files.newOutputStream(log);
            Output output = new Output(process.getInputStream(), to, cap, process::destroyForcibly);
            output.thread.setDaemon(true);
            output.thread.start();
            return output;
        } catch (IOException e) {
            process.destroyForcibly();
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process wrote more than it may. */
    boolean flooded() {
        return flooded;
    }

    /**
     * Waits for the rest of the output. All writers are dead by now; should one hold the pipe nevertheless, the thread
     * is left behind rather than waited for.
     */
    void finish() {
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (thread.isAlive() && System.nanoTime() < deadline) {
            try {
                thread.join(100);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy() {
        byte[] buffer = new byte[1 << 16];
        long left = cap;
        try (to) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                to.write(buffer, 0, (int) Math.min(read, left));
                left -= Math.min(read, left);
                if (left == 0) {
                    flooded = true;
                    onFlood.run();
                    return;
                }
            }
        } catch (IOException e) {
            // The pipe is closed under us when the process is killed; what was read is in the log.
        }
    }
}
