package dev.ralph.sandbox;

import java.time.Duration;

/**
 * What a sandboxed command may use up.
 *
 * @param wall time until the whole process tree is killed
 * @param outputBytes how much output is kept; the tree is killed when it writes more
 * @param fileBytes the largest file it may write
 * @param dataBytes the memory one process may allocate (RLIMIT_DATA)
 * @param network whether it shares the host's network instead of a private one with only a loopback device
 */
public record Limits(Duration wall, long outputBytes, long fileBytes, long dataBytes, int processes, boolean network) {

    /** Limits for building and testing: no network. */
    public static Limits testing(Duration wall) {
        return new Limits(wall, 32L << 20, 512L << 20, 6L << 30, 1024, false);
    }

    /** The same with the host's network, for fetching dependencies. */
    public Limits withNetwork() {
        return new Limits(wall, outputBytes, fileBytes, dataBytes, processes, true);
    }
}
