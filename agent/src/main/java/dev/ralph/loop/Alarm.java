package dev.ralph.loop;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that set it when its time is up. */
final class Alarm implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "alarm");
        thread.setDaemon(true);
        return thread;
    });
    private boolean rang;
    private boolean closed;

    private Alarm() {}

    static Alarm in(Duration time) {
        Alarm alarm = new Alarm();
        Thread sleeper = Thread.currentThread();
        var unused = alarm.clock.schedule(() -> alarm.ring(sleeper), time.toMillis(), TimeUnit.MILLISECONDS);
        return alarm;
    }

    private synchronized void ring(Thread sleeper) {
        if (!closed) {
            rang = true;
            sleeper.interrupt();
        }
    }

    synchronized boolean rang() {
        return rang;
    }

    /** From here on the thread is not interrupted any more, nor marked as interrupted by this. */
    synchronized void stop() {
        closed = true;
        boolean unused = rang && Thread.interrupted();
        clock.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }
}
