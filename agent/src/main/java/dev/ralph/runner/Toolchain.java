package dev.ralph.runner;

import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the host has for building and testing Java projects.
 *
 * @param javaHome the JDK that compiles the target and runs its tests
 * @param runnerJar the jar that runs inside the JVM of the tests
 * @param cache host folder for dependencies of targets; outlives a run
 * @param settings the user's own settings of Maven, which may not exist; only what holds no secret is passed on
 */
public record Toolchain(Path javaHome, Path mavenHome, Path runnerJar, Path cache, Path settings) {

    static final String RUNNER_INSIDE = "/ralph/ralph-junit.jar";

    /**
     * The toolchain of this machine.
     *
     * @param home folder of {@code ralph} itself
     * @param environment where {@code MAVEN_HOME} and {@code PATH} are looked up
     * @throws RalphException when Maven or the runner's jar is missing
     */
    public static Toolchain of(Path home, Path cache, Path javaHome, Path userHome, Map<String, String> environment) {
        Path runnerJar = home.resolve("runners/junit/target/ralph-junit.jar");
        if (!Files.isRegularFile(runnerJar)) {
            throw new RalphException(
                    "The runner for JUnit is not built.", runnerJar.toString(), "run mvn package in " + home);
        }
        Path settings = userHome.resolve(".m2/settings.xml");
        return new Toolchain(real(javaHome), mavenHome(environment), runnerJar, cache, settings);
    }

    private static Path mavenHome(Map<String, String> environment) {
        Stream<Path> named = Stream.ofNullable(environment.get("MAVEN_HOME")).map(home -> Path.of(home, "bin", "mvn"));
        Stream<Path> onPath = Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, "mvn"));
        return Stream.concat(named, onPath)
                .filter(Files::isExecutable)
                .map(mvn -> Optional.ofNullable(real(mvn).getParent()).map(Path::getParent))
                .flatMap(Optional::stream)
                .filter(home -> Files.isDirectory(home.resolve("boot")))
                .findFirst()
                .orElseThrow(() -> new RalphException(
                        "Maven was not found.", "MAVEN_HOME and PATH", "install Maven 3.8 or newer"));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of Maven; {@code ?} when its jars do not say it. */
    public String mavenVersion() {
        try (Stream<Path> jars = Files.list(mavenHome.resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches("maven-core-.*\\.jar"))
                    .flatMap(jar -> version(jar).stream())
                    .findFirst()
                    .orElse("?");
        } catch (IOException e) {
            return "?";
        }
    }

    /** The name of the jar does not do: that of Debian is maven-core-3.x.jar. */
    private static Optional<String> version(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry("META-INF/maven/org.apache.maven/maven-core/pom.properties");
            Properties properties = new Properties();
            if (entry != null) {
                properties.load(zip.getInputStream(entry));
            }
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String maven() {
        return mavenHome.resolve("bin/mvn").toString();
    }

    String java() {
        return javaHome.resolve("bin/java").toString();
    }

    Path repository() {
        return cache.resolve("m2");
    }

    /** The JDK and Maven, where the sandbox does not show them anyway. */
    List<Mount> programs() {
        List<Mount> mounts = new ArrayList<>();
        for (Path home : List.of(javaHome, mavenHome)) {
            if (!home.startsWith("/usr")) {
                mounts.add(Mount.readOnly(home, home.toString()));
            }
        }
        return mounts;
    }

    /** What a build or a test may know about the machine. */
    Map<String, String> environment() {
        return Map.of(
                "PATH",
                "/usr/bin:/bin",
                "HOME",
                "/home/sandbox",
                "LANG",
                "C.UTF-8",
                "JAVA_HOME",
                javaHome.toString(),
                // Debian's start script would read settings of the machine.
                "MAVEN_SKIP_RC",
                "true",
                // A build lasts seconds: half the processor time. No collector is named, for .mvn/jvm.config may name
                // one.
                "MAVEN_OPTS",
                "-XX:TieredStopAtLevel=1");
    }

    /** Whether the JDK has modules, which must be opened before anybody can look into them. */
    boolean hasModules() {
        return javaVersion() > 8;
    }

    /** The number by which the JDK is called, such as 17; that of the first with modules when it does not say. */
    int javaVersion() {
        try {
            Matcher version = Pattern.compile("JAVA_VERSION=\"(1\\.)?(\\d+)")
                    .matcher(Files.readString(javaHome.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(2)) : 9;
        } catch (IOException e) {
            return 9;
        }
    }

    /** Where a jar of the class path lies outside of the sandbox. */
    Path onHost(String inside) {
        String below = MavenBuild.CACHE + "/";
        return inside.startsWith(below) ? repository().resolve(inside.substring(below.length())) : Path.of(inside);
    }
}
