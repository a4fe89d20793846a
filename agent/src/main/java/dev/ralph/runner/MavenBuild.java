package dev.ralph.runner;

import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The target's own build, in the sandbox.
 *
 * <p>Two steps that never mix: one may use the network and write to the cache, and works on a copy of the sources
 * that is thrown away; the other compiles the sources in place, without network, and can only read the cache.
 */
final class MavenBuild {

    private static final String DEPENDENCY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:";
    static final String CACHE = "/cache/m2";
    private static final String CLASS_PATH = "classpath";
    private static final Duration LONGEST_COMPILE = Duration.ofMinutes(10);
    private static final Duration LONGEST_RESOLVE = Duration.ofMinutes(20);

    private static final String COPY_AND_RUN = "cp -R /source/. /work/ && cd \"$0\" && exec \"$@\"";

    private final Sandbox sandbox;
    private final Toolchain tools;
    private final Exchange exchange;
    private final Path logs;

    MavenBuild(Sandbox sandbox, Toolchain tools, Exchange exchange, Path logs) {
        this.sandbox = sandbox;
        this.tools = tools;
        this.exchange = exchange;
        this.logs = logs;
    }

    /** Compiles the project and returns its test class path, paths as seen inside; fetches what is missing first. */
    List<String> compile(Path tree, String project) {
        Optional<Finished> first = isCacheEmpty() ? Optional.empty() : Optional.of(compileOffline(tree, project, 1));
        if (first.isPresent() && first.get().succeeded()) {
            return classPath(project);
        }
        if (first.isPresent() && !BuildLog.of(first.get()).lacksArtifacts()) {
            throw BuildLog.of(first.get()).failure(project);
        }
        Finished resolved = resolve(tree, project);
        if (!resolved.succeeded()) {
            throw BuildLog.of(resolved).failure(project);
        }
        Finished second = compileOffline(tree, project, 2);
        if (!second.succeeded()) {
            throw BuildLog.of(second).failure(project);
        }
        return classPath(project);
    }

    /** Makes sure that the cache has these jars, and returns their paths as seen inside. */
    List<String> fetch(List<Platform.Artifact> artifacts) {
        if (!artifacts.stream().allMatch(this::isCached)) {
            Path pom = exchange.folder().resolve("pom.xml");
            UntrustedFile.create(pom, List.of(pomOf(artifacts)));
            SandboxUser.current().prepare(pom);
            List<String> argv = maven("-f", "/results/pom.xml", DEPENDENCY + "resolve");
            Finished finished = run(argv, List.of(cache(true)), "/results", LONGEST_RESOLVE, true, "fetch-launcher");
            if (!finished.succeeded()) {
                throw BuildLog.of(finished).failure("the launcher of the JUnit Platform");
            }
        }
        return artifacts.stream().map(artifact -> CACHE + "/" + artifact.path()).toList();
    }

    static Mount cacheMount(Toolchain tools) {
        return Mount.readOnly(tools.repository(), CACHE);
    }

    private Finished compileOffline(Path tree, String project, int attempt) {
        List<String> argv = maven("-o", "test-compile", DEPENDENCY + "build-classpath");
        List<Mount> mounts = List.of(Mount.readWrite(tree, "/work"), cache(false));
        return run(argv, mounts, Suite.inside(project), LONGEST_COMPILE, false, "compile-" + attempt);
    }

    private Finished resolve(Path tree, String project) {
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", COPY_AND_RUN, Suite.inside(project)));
        argv.addAll(maven("test-compile", DEPENDENCY + "build-classpath"));
        List<Mount> mounts = List.of(Mount.readOnly(tree, "/source"), cache(true));
        return run(argv, mounts, "/", LONGEST_RESOLVE, true, "resolve");
    }

    private Finished run(
            List<String> argv, List<Mount> mounts, String directory, Duration wall, boolean network, String log) {
        List<Mount> all = new ArrayList<>(tools.programs());
        all.addAll(mounts);
        all.add(Mount.readWrite(exchange.folder(), "/results"));
        Limits limits = network ? Limits.testing(wall).withNetwork() : Limits.testing(wall);
        if (Files.isRegularFile(exchange.settings())) {
            all.add(Mount.readOnly(exchange.settings(), "/ralph/settings.xml"));
        }
        return sandbox.run(new Command(argv, tools.environment(), all, directory, limits, logs.resolve(log + ".log")));
    }

    private List<String> maven(String... goals) {
        List<String> argv = new ArrayList<>(List.of(
                tools.maven(),
                "--batch-mode",
                "--no-transfer-progress",
                "-Dstyle.color=never",
                "-Dmaven.repo.local=" + CACHE,
                "-DincludeScope=test",
                "-Dmdep.outputFile=/results/" + CLASS_PATH));
        if (Files.isRegularFile(exchange.settings())) {
            argv.addAll(List.of("--settings", "/ralph/settings.xml"));
        }
        argv.addAll(Arrays.asList(goals));
        return argv;
    }

    private List<String> classPath(String project) {
        List<String> classPath = new ArrayList<>(roots(project));
        String found = UntrustedFile.read(exchange.folder().resolve(CLASS_PATH)).strip();
        classPath.addAll(found.isEmpty() ? List.of() : Arrays.asList(found.split(":", -1)));
        return classPath;
    }

    /** The folders of the project's own classes, as seen inside; tests first, as Surefire has them. */
    static List<String> roots(String project) {
        return List.of(Suite.inside(project) + "/target/test-classes", Suite.inside(project) + "/target/classes");
    }

    private Mount cache(boolean writable) {
        return writable ? Mount.readWrite(tools.repository(), CACHE) : cacheMount(tools);
    }

    private boolean isCacheEmpty() {
        return !Files.isDirectory(tools.repository().resolve("org"));
    }

    private boolean isCached(Platform.Artifact artifact) {
        return Files.isRegularFile(tools.repository().resolve(artifact.path()));
    }

    private static String pomOf(List<Platform.Artifact> artifacts) {
        StringBuilder dependencies = new StringBuilder();
        for (Platform.Artifact artifact : artifacts) {
            dependencies.append("""
                        <dependency>
                          <groupId>%s</groupId>
                          <artifactId>%s</artifactId>
                          <version>%s</version>
                        </dependency>
                    """.formatted(artifact.group(), artifact.name(), artifact.version()));
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>dev.ralph</groupId>
                  <artifactId>launcher</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <dependencies>
                %s  </dependencies>
                </project>
                """.formatted(dependencies);
    }
}
