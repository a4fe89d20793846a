package dev.ralph.junit;

/** A way to run probes. */
interface ProbeRun {

    /** Runs the probe; false when no other can be run in this JVM. */
    boolean answer(Request request) throws Exception;
}
