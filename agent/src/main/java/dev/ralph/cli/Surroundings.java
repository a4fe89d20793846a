package dev.ralph.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a process is given from outside; tests give their own.
 *
 * @param home the folder of ralph itself, which the launcher names
 * @param in the standard input
 * @param environment the variables of the environment
 */
public record Surroundings(Path home, InputStream in, Map<String, String> environment, InstantSource clock) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    static Surroundings ofProcess() {
        Path home = Path.of(System.getProperty("ralph.home", "")).toAbsolutePath();
        return new Surroundings(home, System.in, System.getenv(), InstantSource.system());
    }
}
