package dev.ralph.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A command that was run, how it ended, and where its output is kept.
 *
 * @param exitCode what the command returned; 128 + n when signal n ended it
 * @param log file with the output of the command
 */
public record Evidence(List<String> command, int exitCode, Duration took, Path log) {

    public Evidence {
        command = List.copyOf(command);
    }
}
