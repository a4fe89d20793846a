package dev.ralph.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the journal is. */
final class LogOptions {

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "Where it is kept what happened (default: logs beside the folder of tasks).")
    private Path logs = Path.of("");

    Path folder(QueueOptions queue) {
        return logs.toString().isEmpty() ? queue.folder().resolveSibling("logs") : logs.toAbsolutePath();
    }
}
