package dev.ralph.runner;

import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Opens sessions of JVMs for one suite.
 *
 * <p>A warm JVM has only the libraries on its class path: the classes of the project come from a loader per probe. A
 * fresh one has both, the project's behind the libraries where that makes no difference, for then an archive of the
 * libraries' classes saves it half of its start.
 */
final class JunitSession {

    private static final String ARCHIVE = "/archive/classes.jsa";
    private static final Duration LONGEST_TRAINING = Duration.ofSeconds(60);
    private static final int FIRST_WITH_ARCHIVES = 13;

    /** Which class path it has depends on what its argument file asks for. */
    private static final String CHOOSE = """
            warm=$0 once=$1 java=$2; shift 2
            for arguments; do :; done
            if grep -q '^once=true$' "$arguments"; then path=$once; else path=$warm; fi
            shift; exec "$java" -cp "$path" "$@"
            """;

    private final Sandbox sandbox;
    private final Toolchain tools;
    private final Suite suite;
    private final Path folder;
    private final Map<String, String> environment;
    private final ClassPath classPath;

    JunitSession(Sandbox sandbox, Toolchain tools, Suite suite, Path folder, Map<String, String> environment) {
        this.sandbox = sandbox;
        this.tools = tools;
        this.suite = suite;
        this.folder = folder;
        this.environment = new HashMap<>(tools.environment());
        this.environment.putAll(environment);
        this.classPath = ClassPath.of(suite, tools);
    }

    ProbeSession open(int lanes) {
        return LanedSession.open(program(), folder, lanes);
    }

    private SessionProgram program() {
        if (tools.javaVersion() < FIRST_WITH_ARCHIVES || !classPath.projectMayComeLast()) {
            return program(List.of(), suite, "serve", classPath.inOrder());
        }
        Path archive = folder.resolve("archive");
        train(archive);
        if (!Files.isRegularFile(archive.resolve("classes.jsa"))) {
            return program(List.of(), suite, "serve", classPath.inOrder());
        }
        Suite mounted = mounted(Mount.readOnly(archive, "/archive"));
        return program(List.of("-XX:SharedArchiveFile=" + ARCHIVE), mounted, "serve", classPath.projectLast());
    }

    /** Without an archive everything works as well, so nobody need know why there is none. */
    private void train(Path archive) {
        Path results = folder.resolve("training");
        try {
            for (Path each : List.of(archive, results)) {
                Files.createDirectories(each);
                SandboxUser.current().prepare(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> lines = new ArrayList<>(serving());
        lines.addAll(List.of("nonce=" + UUID.randomUUID(), "events=/results/session.events"));
        UntrustedFile.create(results.resolve(SessionRun.ARGUMENTS), lines);
        SandboxUser.current().prepare(results);
        Suite mounted = mounted(Mount.readWrite(archive, "/archive"));
        List<String> flags = List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE);
        Command endless =
                program(flags, mounted, "train", classPath.inOrder()).in(results, folder.resolve("training.log"));
        Finished unused = sandbox.run(new Command(
                endless.argv(),
                endless.environment(),
                endless.mounts(),
                endless.directory(),
                Limits.testing(LONGEST_TRAINING),
                endless.log()));
    }

    private SessionProgram program(List<String> flags, Suite mounted, String mode, String once) {
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", CHOOSE, classPath.libraries(), once));
        argv.add(tools.java());
        argv.addAll(classPath.flags());
        argv.addAll(flags);
        argv.addAll(List.of(ClassPath.MAIN, mode, SessionProgram.ARGUMENTS));
        List<String> single = new ArrayList<>(List.of("once=true", "fixtures=true", "probe=false"));
        single.addAll(roots());
        return new SessionProgram(sandbox, mounted, argv, serving(), single, false, environment);
    }

    private List<String> serving() {
        String below = suite.project().isEmpty() ? "" : "/" + suite.project();
        List<String> lines = new ArrayList<>(roots());
        lines.addAll(List.of("fixtures=true", "project=/work" + below, "pristine=/tree" + below, "temporary=/tmp"));
        return lines;
    }

    private List<String> roots() {
        return MavenBuild.roots(suite.project()).stream()
                .map(root -> "root=" + root)
                .toList();
    }

    private Suite mounted(Mount archive) {
        List<Mount> mounts = new ArrayList<>(suite.mounts());
        mounts.add(archive);
        return new Suite(suite.tree(), suite.project(), mounts, suite.tests(), suite.command());
    }
}
