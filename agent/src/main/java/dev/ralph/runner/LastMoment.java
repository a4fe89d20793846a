package dev.ralph.runner;

import dev.ralph.runner.ProbeReport.End;
import java.time.Duration;

/** When a fresh process that runs one probe must end, by the limit of its tests and by the time that is left. */
final class LastMoment {

    static final String TIME_IS_UP = "The time was used up.";

    /** What has begun in time may come to its end a little later. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Duration start;
    private final Duration limit;
    private final TimeLeft time;
    private long began = System.nanoTime();
    private boolean running;

    LastMoment(Duration start, Duration limit, TimeLeft time) {
        this.start = start;
        this.limit = limit;
        this.time = time;
    }

    /** Ends the only probe of a process when its time is over. The limit counts from the start of its first test. */
    void check(Answers answers) {
        if (!running && answers.hasStarted()) {
            running = true;
            began = System.nanoTime();
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        if (time.isUp(GRACE)) {
            answers.giveUp(TIME_IS_UP);
        } else if (running && taken.compareTo(limit) > 0) {
            answers.abort(End.DEADLINE, "");
        } else if (!running && taken.compareTo(start) > 0) {
            answers.giveUp("No test began within %d s.".formatted(start.toSeconds()));
        }
    }
}
