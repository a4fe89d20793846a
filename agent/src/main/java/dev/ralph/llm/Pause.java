package dev.ralph.llm;

import java.time.Duration;

/** Lets time pass between two tries. */
@FunctionalInterface
public interface Pause {

    void pause(Duration time) throws InterruptedException;
}
