package dev.ralph.runner;

import java.time.Duration;

/** A time that runs out, counted from a reading of the nanosecond clock. */
record TimeLeft(long began, Duration left) {

    boolean isUp() {
        return Thread.currentThread().isInterrupted()
                || Duration.ofNanos(System.nanoTime() - began).compareTo(left) >= 0;
    }
}
