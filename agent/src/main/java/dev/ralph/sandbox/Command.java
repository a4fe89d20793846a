package dev.ralph.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run in a sandbox, and all that it may see.
 *
 * @param argv the program and its arguments, as seen inside
 * @param environment the whole environment inside; nothing is inherited
 * @param mounts the folders and files of the host that exist inside, besides the system's own programs and libraries
 * @param directory working directory inside
 * @param log file on the host that receives standard output and standard error, created anew
 */
public record Command(
        List<String> argv,
        Map<String, String> environment,
        List<Mount> mounts,
        String directory,
        Limits limits,
        Path log) {

    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        mounts = List.copyOf(mounts);
    }
}
