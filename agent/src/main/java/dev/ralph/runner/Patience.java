package dev.ralph.runner;

import java.time.Duration;

/**
 * How long a session may be silent before it counts as hanging; it enforces the limits of probes itself, so these are
 * for one that cannot any more.
 *
 * @param start from its start to the end of the list of tests
 * @param beyond the limit of the probe that it is busy with
 */
record Patience(Duration start, Duration beyond) {

    static final Patience USUAL = new Patience(Duration.ofMinutes(5), Duration.ofSeconds(20));
}
