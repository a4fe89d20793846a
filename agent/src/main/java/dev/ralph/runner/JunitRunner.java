package dev.ralph.runner;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Runs the tests of Maven projects on the JUnit Platform. */
public final class JunitRunner implements Runner {

    private static final Duration LONGEST_LISTING = Duration.ofMinutes(3);

    private final Sandbox sandbox;
    private final Toolchain tools;

    public JunitRunner(Sandbox sandbox, Toolchain tools) {
        this.sandbox = sandbox;
        this.tools = tools;
    }

    @Override
    public Suite prepare(Path tree, String project, Path logs) {
        try {
            createCache();
            Files.createDirectories(logs);
            SandboxUser.current().prepare(tree);
            try (Exchange exchange = Exchange.in(tools.cache())) {
                MavenSettings.copy(tools.settings(), exchange.settings());
                MavenBuild build = new MavenBuild(sandbox, tools, exchange, logs);
                List<String> classPath = new ArrayList<>(build.compile(tree, project));
                classPath.addAll(build.fetch(Platform.of(classPath, project).missing()));
                return list(tree, project, classPath, exchange.folder(), logs);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> worker(Suite suite, WorkerRequest request) {
        List<String> lines = new ArrayList<>();
        request.tests().forEach(test -> lines.add("test=" + test.value()));
        lines.add("probe=" + request.probe());
        lines.add("fixtures=" + request.fixtures());
        String name = request.name();
        write(request.results(), name, request.nonce(), suite.project(), lines);
        List<String> argv = new ArrayList<>(suite.command());
        argv.addAll(List.of("run", "/results/" + name + ".arguments"));
        return argv;
    }

    @Override
    public WorkerReport read(WorkerRequest request) {
        return ReportReader.read(request);
    }

    @Override
    public ProbeSession open(Suite suite, Path folder, Map<String, String> environment, int lanes) {
        return new JunitSession(sandbox, tools, suite, folder, environment).open(lanes);
    }

    private Suite list(Path tree, String project, List<String> classPath, Path exchange, Path logs) {
        String nonce = UUID.randomUUID().toString();
        write(exchange, "list", nonce, project, List.of());
        List<Mount> mounts = mounts();
        List<String> start = command(project, classPath);
        List<String> argv = new ArrayList<>(start);
        argv.addAll(List.of("list", "/results/list.arguments"));
        List<Mount> all = new ArrayList<>(mounts);
        all.add(Mount.readOnly(tree, "/work"));
        all.add(Mount.readWrite(exchange, "/results"));
        Limits limits = Limits.testing(LONGEST_LISTING);
        Finished finished =
                sandbox.run(new Command(argv, tools.environment(), all, "/work", limits, logs.resolve("list.log")));
        Listing listing = Listing.read(EventLog.read(exchange.resolve("list.events"), nonce));
        List<Problem> problems = listing.problems(project, finished.evidence().log());
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
        List<TestId> tests = listing.tests();
        return new Suite(tree, project, mounts, tests, start);
    }

    private List<Mount> mounts() {
        List<Mount> mounts = new ArrayList<>(tools.programs());
        mounts.add(MavenBuild.cacheMount(tools));
        mounts.add(Mount.readOnly(tools.runnerJar(), Toolchain.RUNNER_INSIDE));
        return mounts;
    }

    /** The command line of a JVM with the class path of the tests, in the folder of the project as Surefire has it. */
    List<String> command(String project, List<String> classPath) {
        String folder = Suite.inside(project);
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, tools.java()));
        argv.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m"));
        if (tools.hasModules()) {
            argv.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
            argv.addAll(List.of("--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"));
        }
        argv.addAll(List.of("-ea", "-Dbasedir=" + folder, "-cp"));
        // First, so that no class of the target can take the place of the runner's; it holds nothing else.
        argv.add(Toolchain.RUNNER_INSIDE + ":" + String.join(":", classPath));
        argv.add("dev.ralph.junit.Main");
        return argv;
    }

    private static void write(Path results, String name, String nonce, String project, List<String> more) {
        List<String> lines = new ArrayList<>();
        lines.add("events=/results/" + name + ".events");
        lines.add("nonce=" + nonce);
        MavenBuild.roots(project).forEach(root -> lines.add("root=" + root));
        lines.addAll(more);
        UntrustedFile.create(results.resolve(name + ".arguments"), lines);
        SandboxUser.current().prepare(results);
    }

    private void createCache() throws IOException {
        if (!Files.isDirectory(tools.repository())) {
            Files.createDirectories(tools.repository());
            SandboxUser.current().prepare(tools.repository());
        }
    }
}
