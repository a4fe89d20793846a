package dev.ralph.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The log of a process, filled by a thread of its own because reading from the process can block for ever. */
final class Output {

    private static final long PATIENCE_SECONDS = 5;

    private final OutputStream log;
    private final long cap;
    private final CompletableFuture<Process> flood = new CompletableFuture<>();

    private Output(OutputStream log, long cap) {
        this.log = log;
        this.cap = cap;
    }

    static Output to(Path log, long cap) {
        try {
            Path folder = log.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new Output(Files.newOutputStream(log), cap);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts to copy; the thread ends when the process and all that inherited its output are dead. */
    Thread copy(Process process) {
        Thread thread = new Thread(() -> copyAll(process), "sandbox output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Is complete as soon as the process wrote more than the log may hold. */
    CompletableFuture<Process> flood() {
        return flood;
    }

    /**
     * Waits for the rest of the output. All writers are dead by now; should one hold the pipe nevertheless, the thread
     * is left behind rather than waited for.
     */
    static void finish(Thread copying) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (copying.isAlive() && System.nanoTime() < deadline) {
            try {
                copying.join(100);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void copyAll(Process process) {
        byte[] buffer = new byte[1 << 16];
        long left = cap;
        try (log) {
            InputStream from = process.getInputStream();
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                log.write(buffer, 0, (int) Math.min(read, left));
                if (read > left) {
                    flood.complete(process);
                    return;
                }
                left -= read;
            }
        } catch (IOException e) {
            flood.complete(process); // The log is full or the pipe is broken: a log with a hole is no evidence.
        }
    }
}
