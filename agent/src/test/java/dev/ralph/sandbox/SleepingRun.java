package dev.ralph.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that runs a marked sleep in a sandbox until it is killed itself. */
final class SleepingRun {

    private SleepingRun() {}

    static Process start(String sandbox, Marker marker, Path folder) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SleepingRun.class.getName(),
                        sandbox,
                        folder.toString(),
                        marker.sleep()))
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) {
        Shell.in(Sandboxes.choose(arguments[0]), Path.of(arguments[1])).run(arguments[2]);
    }
}
