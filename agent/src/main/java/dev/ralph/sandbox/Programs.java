package dev.ralph.sandbox;

import java.util.Optional;

/** The programs that are installed on this machine. */
public final class Programs {

    private Programs() {}

    /** Returns the version that a program says it has; empty when it is not installed. */
    public static Optional<String> version(String program) {
        HostTools tools = HostTools.on(System.getenv().getOrDefault("PATH", ""));
        return tools.find(program).map(found -> tools.version(program));
    }
}
