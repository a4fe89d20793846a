package dev.ralph.runner;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the tests of Python projects with the project's own pytest, to which it adds a plugin from outside. */
public final class PytestRunner implements Runner {

    private static final String PLUGIN_INSIDE = "/ralph/pytest";
    private static final String ARGUMENTS = "RALPH_PROBE_ARGUMENTS";
    private static final Duration LONGEST_CHECK = Duration.ofMinutes(1);
    private static final int OLDEST = 6;
    private static final String ASK =
            "import sys; assert sys.version_info >= (3, 8), 'Python is older than 3.8: ' + sys.version; "
                    + "import pytest; print('pytest ' + pytest.__version__)";
    /** The first run gets a key of its own, so that nothing it writes can be taken for the second. */
    private static final String TWICE = """
            arguments=$(cat "$RALPH_PROBE_ARGUMENTS") || exit 97
            rm -f "$RALPH_PROBE_ARGUMENTS"
            printf '%s\\n' "$arguments" | sed -e 's#^events=.*#events=/tmp/first.events#' -e 's#^nonce=.*#nonce=first#' \\
              > "$RALPH_PROBE_ARGUMENTS" || exit 97
            "$@"
            printf '%s\\n' "$arguments" > "$RALPH_PROBE_ARGUMENTS" || exit 97
            exec "$@"
            """;

    private static final Pattern VERSION = Pattern.compile("(?m)^pytest ((\\d+)\\.\\S*)$");

    private final Sandbox sandbox;
    private final Path plugin;
    private final Path cache;
    private final Interpreters interpreters;
    private final Optional<Path> named;

    /**
     * Takes what it needs of the host.
     *
     * @param home folder of {@code ralph} itself
     * @param cache folder for what is needed while tests are listed, in a place that the sandbox can reach
     * @param project the project as it lies on the host, where its Python is looked for
     * @param environment where {@code PATH} and {@code HOME} are looked up
     * @param python the Python or virtual environment that the user named
     */
    public PytestRunner(
            Sandbox sandbox,
            Path home,
            Path cache,
            Path project,
            Map<String, String> environment,
            Optional<Path> python) {
        this.sandbox = sandbox;
        this.plugin = home.resolve("runners/pytest/plugin");
        this.cache = cache;
        this.interpreters = new Interpreters(project, environment);
        this.named = python;
    }

    @Override
    public Suite prepare(Path tree, String project, Path logs) {
        Interpreter python = interpreters.find(named);
        try {
            Files.createDirectories(logs);
            Files.createDirectories(cache);
            List<Mount> mounts = new ArrayList<>(python.mounts());
            mounts.add(Mount.readOnly(plugin, PLUGIN_INSIDE));
            String unused = check(python, mounts, logs.resolve("pytest.log"));
            SandboxUser.current().prepare(tree);
            Suite suite = new Suite(tree, project, mounts, List.of(), command(python, tree, project));
            try (Exchange exchange = Exchange.in(cache)) {
                SessionProgram list = program(suite, Map.of(), "list");
                return suite.only(SessionRun.list(list, exchange.folder(), logs.resolve("list.log"), Patience.USUAL));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the interpreter and the version of pytest that would be used, for people.
     *
     * @throws RalphException when there is none
     */
    public String version(Path log) {
        Interpreter python = interpreters.find(named);
        return "pytest %s of %s".formatted(check(python, python.mounts(), log), python.program());
    }

    private String check(Interpreter python, List<Mount> mounts, Path log) {
        List<String> argv = List.of(python.program().toString(), "-c", ASK);
        Map<String, String> environment =
                Map.of("PATH", python.searchPath(), "HOME", "/home/sandbox", "LANG", "C.UTF-8");
        Limits limits = Limits.testing(LONGEST_CHECK);
        Finished finished = sandbox.run(new Command(argv, environment, mounts, "/", limits, log));
        String said = UntrustedFile.read(log).strip();
        Matcher version = VERSION.matcher(said);
        if (!finished.succeeded() || !version.find()) {
            throw unusable(python, "It cannot import pytest: " + lastLine(said, finished));
        }
        if (Integer.parseInt(version.group(2)) < OLDEST) {
            throw unusable(python, "Its pytest is %s, too old.".formatted(version.group(1)));
        }
        return version.group(1);
    }

    private static String lastLine(String said, Finished finished) {
        return said.lines()
                .reduce((first, second) -> second)
                .orElse("exit code " + finished.evidence().exitCode());
    }

    private static RalphException unusable(Interpreter python, String what) {
        return new RalphException(
                what,
                "%s (%s)".formatted(python.program(), python.origin()),
                "install the requirements of the project and pytest %d or newer there, or make a virtual environment with them in .venv of the project"
                        .formatted(OLDEST));
    }

    /** The start of every command line, in the folder of the project. */
    private static List<String> command(Interpreter python, Path tree, String project) {
        String folder = Suite.inside(project);
        List<String> argv = new ArrayList<>(List.of("/usr/bin/env"));
        argv.add("PATH=" + python.searchPath());
        python.environment().ifPresent(found -> argv.add("VIRTUAL_ENV=" + found));
        argv.add("PYTHONDONTWRITEBYTECODE=1");
        argv.add("PYTHONHASHSEED=0");
        // First, so that no module of the target can take the place of the plugin.
        boolean hasSource = Files.isDirectory(tree.resolve(project).resolve("src"));
        argv.add("PYTHONPATH=" + PLUGIN_INSIDE + (hasSource ? ":" + folder + "/src" : ""));
        argv.addAll(List.of(python.program().toString(), "-m", "pytest", "-p", "ralph_pytest"));
        argv.add("--rootdir=" + folder);
        return argv;
    }

    @Override
    public Optional<Suite> twice(Suite suite) {
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", TWICE, "twice"));
        argv.addAll(suite.command());
        return Optional.of(new Suite(suite.tree(), suite.project(), suite.mounts(), suite.tests(), argv));
    }

    private SessionProgram program(Suite suite, Map<String, String> environment, String mode) {
        String root = "root=" + Suite.inside(suite.project());
        return new SessionProgram(
                sandbox,
                suite,
                asked(SessionProgram.ARGUMENTS, suite.command()),
                List.of("mode=" + mode, root),
                List.of("mode=run", root),
                true,
                environment);
    }

    private static List<String> asked(String arguments, List<String> command) {
        List<String> argv = new ArrayList<>(List.of("/usr/bin/env", ARGUMENTS + "=" + arguments));
        argv.addAll(command);
        return argv;
    }

    @Override
    public List<String> worker(Suite suite, WorkerRequest request) {
        List<String> lines = new ArrayList<>(List.of("mode=run", "nonce=" + request.nonce()));
        lines.add("events=/results/" + request.name() + ".events");
        lines.add("root=" + Suite.inside(suite.project()));
        lines.add("probe=" + request.probe());
        lines.add("fixtures=" + request.fixtures());
        for (TestId test : request.tests()) {
            lines.add("test=" + ProbeRequest.escaped(test.value()));
        }
        UntrustedFile.create(request.results().resolve(request.name() + ".arguments"), lines);
        SandboxUser.current().prepare(request.results());
        List<String> argv = new ArrayList<>(List.of("/usr/bin/env"));
        if (request.workers() > 1) {
            argv.addAll(sideBySide(request));
        }
        argv.addAll(asked("/results/" + request.name() + ".arguments", suite.command()));
        return argv;
    }

    /** What the workers of pytest-xdist are told; databases of their own are named by it. */
    private static List<String> sideBySide(WorkerRequest request) {
        byte[] cell = request.results().toString().getBytes(StandardCharsets.UTF_8);
        return List.of(
                "PYTEST_XDIST_WORKER=gw" + request.number(),
                "PYTEST_XDIST_WORKER_COUNT=" + request.workers(),
                "PYTEST_XDIST_TESTRUNUID="
                        + UUID.nameUUIDFromBytes(cell).toString().replace("-", ""));
    }

    @Override
    public WorkerReport read(WorkerRequest request) {
        return ReportReader.read(request);
    }

    @Override
    public ProbeSession open(Suite suite, Path folder, Map<String, String> environment, int lanes) {
        return LanedSession.open(program(suite, environment, "serve"), folder, lanes);
    }
}
