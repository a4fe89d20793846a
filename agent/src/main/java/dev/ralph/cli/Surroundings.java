package dev.ralph.cli;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a process is given from outside; tests give their own.
 *
 * @param in the standard input
 * @param environment the variables of the environment
 */
public record Surroundings(InputStream in, Map<String, String> environment, InstantSource clock) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    static Surroundings ofProcess() {
        return new Surroundings(System.in, System.getenv(), InstantSource.system());
    }
}
