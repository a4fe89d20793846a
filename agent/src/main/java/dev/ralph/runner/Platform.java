package dev.ralph.runner;

import dev.ralph.model.RalphException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of the JUnit Platform that a target's class path lacks before its tests can be run: always the launcher,
 * in exactly the version of the rest, and the engine where the target leaves that to its build.
 */
record Platform(List<Artifact> missing) {

    /** The last line of JUnit 5, which runs JUnit 4 on every JDK from 8 on. */
    private static final String VINTAGE = "5.14.4";

    private static final int OLDEST_MINOR = 8;

    /** A jar of a Maven repository. */
    record Artifact(String group, String name, String version) {

        String path() {
            return group.replace('.', '/') + "/" + name + "/" + version + "/" + name + "-" + version + ".jar";
        }
    }

    Platform {
        missing = List.copyOf(missing);
    }

    /**
     * Looks at the names of the jars.
     *
     * @throws RalphException when there is no JUnit, or one too old
     */
    static Platform of(List<String> classPath, String project) {
        List<Artifact> missing = new ArrayList<>();
        Optional<String> engine = version(classPath, "junit-platform-engine");
        Optional<String> jupiter = version(classPath, "junit-jupiter-api");
        String version;
        if (jupiter.isPresent() && version(classPath, "junit-jupiter-engine").isEmpty()) {
            version = engine.orElseGet(() -> platformOf(jupiter.get()));
            missing.add(new Artifact("org.junit.jupiter", "junit-jupiter-engine", jupiter.get()));
        } else if (engine.isPresent()) {
            version = engine.get();
        } else if (version(classPath, "junit").isPresent()) {
            version = platformOf(VINTAGE);
            missing.add(new Artifact("org.junit.vintage", "junit-vintage-engine", VINTAGE));
            missing.add(new Artifact("org.junit.platform", "junit-platform-commons", version));
            missing.add(new Artifact("org.opentest4j", "opentest4j", "1.3.0"));
        } else {
            throw new RalphException(
                    "The target has no JUnit on its test class path.",
                    project,
                    "add JUnit 4.12 or Jupiter 5.8 or newer");
        }
        if (engine.isEmpty()) {
            missing.add(new Artifact("org.junit.platform", "junit-platform-engine", version));
        }
        if (version(classPath, "junit-platform-launcher").isEmpty()) {
            missing.add(new Artifact("org.junit.platform", "junit-platform-launcher", version));
        }
        return checked(version, new Platform(missing), project);
    }

    private static Platform checked(String version, Platform platform, String project) {
        Matcher old = Pattern.compile("1\\.(\\d+)\\..*").matcher(version);
        if (old.matches() && Integer.parseInt(old.group(1)) < OLDEST_MINOR) {
            throw new RalphException(
                    "JUnit Platform %s of the target is too old.".formatted(version),
                    project,
                    "move the target to Jupiter 5.8 or newer");
        }
        return platform;
    }

    /** Jupiter 5.x.y stands on Platform 1.x.y; from 6 on the numbers are the same. */
    private static String platformOf(String jupiter) {
        return jupiter.startsWith("5.") ? "1." + jupiter.substring(2) : jupiter;
    }

    private static Optional<String> version(List<String> classPath, String artifact) {
        Pattern jar = Pattern.compile(".*/" + Pattern.quote(artifact) + "-([0-9][A-Za-z0-9.-]*)\\.jar");
        return classPath.stream()
                .map(jar::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst();
    }
}
