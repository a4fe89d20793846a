package dev.ralph.runner;

import java.time.Duration;

/** A time that runs out, counted from a reading of the nanosecond clock. */
record TimeLeft(long began, Duration left) {

    boolean isUp() {
        return isUp(Duration.ZERO);
    }

    /** Whether it ran out so long ago. */
    boolean isUp(Duration grace) {
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        return Thread.currentThread().isInterrupted() || taken.minus(grace).compareTo(left) >= 0;
    }
}
