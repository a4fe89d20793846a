package dev.ralph.runner;

import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Sandbox;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A sandboxed command that runs while we do something else. */
final class SessionProcess implements AutoCloseable {

    private final Thread thread;
    private volatile @Nullable Finished finished;
    private volatile @Nullable RalphException refused;

    /** Starts it; the thread that starts a sandbox must stay with it to its end, so it has one of its own. */
    SessionProcess(Sandbox sandbox, Command command) {
        thread = new Thread(() -> run(sandbox, command), "session");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Sandbox sandbox, Command command) {
        try {
            finished = sandbox.run(command);
        } catch (RalphException e) {
            refused = e;
        }
    }

    boolean isOver() {
        return !thread.isAlive();
    }

    /** How it ended, in words; only for one that is over. */
    String ending() {
        Finished end = finished;
        if (end == null) {
            return "it could not be started";
        }
        return switch (end.ending()) {
            case EXITED -> "it ended with exit code " + end.evidence().exitCode();
            case TIMED_OUT -> "it was killed at the deadline of its sandbox";
            case TOO_MUCH_OUTPUT -> "it was killed because it wrote too much output";
            case INTERRUPTED -> "it was killed";
        };
    }

    /**
     * Does nothing unless the sandbox could not be set up.
     *
     * @throws RalphException with what it said
     */
    void check() {
        RalphException reason = refused;
        if (reason != null) {
            throw reason;
        }
    }

    /** Kills it with all its processes and waits until they are dead. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (thread.isAlive() && System.nanoTime() < deadline) {
            try {
                thread.join(1000);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
