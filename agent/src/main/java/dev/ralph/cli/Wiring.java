package dev.ralph.cli;

import dev.ralph.coder.AgentCommand;
import dev.ralph.coder.AgentProgram;
import dev.ralph.diagnose.order.Search;
import dev.ralph.diagnose.reading.Readings;
import dev.ralph.diagnose.report.Remedies;
import dev.ralph.fixture.Patterns;
import dev.ralph.llm.Allowance;
import dev.ralph.llm.Backend;
import dev.ralph.llm.Backends;
import dev.ralph.llm.Ledger;
import dev.ralph.llm.Patience;
import dev.ralph.llm.Prices;
import dev.ralph.llm.Prompts;
import dev.ralph.llm.Proxies;
import dev.ralph.llm.Recording;
import dev.ralph.llm.ReplayBackend;
import dev.ralph.llm.Tallies;
import dev.ralph.llm.Tally;
import dev.ralph.loop.Agents;
import dev.ralph.loop.Budget;
import dev.ralph.loop.DiagnosisRun;
import dev.ralph.loop.Grounds;
import dev.ralph.loop.Kit;
import dev.ralph.loop.LoopListener;
import dev.ralph.loop.MavenGrounds;
import dev.ralph.loop.PytestGrounds;
import dev.ralph.loop.SharedRuns;
import dev.ralph.model.Problem;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.model.Secrets;
import dev.ralph.provider.ProviderConfig;
import dev.ralph.provider.ProviderFiles;
import dev.ralph.provider.Providers;
import dev.ralph.runner.Framework;
import dev.ralph.runner.JunitRunner;
import dev.ralph.runner.PytestRunner;
import dev.ralph.runner.Runner;
import dev.ralph.runner.Runners;
import dev.ralph.runner.Toolchain;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import dev.ralph.sandbox.Sandboxes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Puts the program together from what the process was started with. */
final class Wiring {

    private final Path home;
    private final Map<String, String> environment;
    private final PrintWriter err;

    private Wiring(Path home, Map<String, String> environment, PrintWriter err) {
        this.home = home;
        this.environment = environment;
        this.err = err;
    }

    static Wiring fromProcess(PrintWriter err) {
        return of(Surroundings.ofProcess(), err);
    }

    /** Puts it together from other surroundings than those of the process. */
    static Wiring of(Surroundings surroundings, PrintWriter err) {
        Path home = surroundings.home();
        if (!Files.isDirectory(home.resolve("runners"))) {
            throw new RalphException(
                    "the folder of ralph's runners is missing",
                    home.resolve("runners").toString(),
                    "start ralph with its launcher, or set -Dralph.home to the folder that holds runners/");
        }
        return new Wiring(home, surroundings.environment(), err);
    }

    Path home() {
        return home;
    }

    /** Where downloads, database templates and work folders live; the sandbox's own user must be able to enter it. */
    Path cache() {
        String chosen = environment.get("RALPH_CACHE");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        if ("root".equals(System.getProperty("user.name"))) {
            return Path.of("/var/cache/ralph");
        }
        String cacheHome = environment.get("XDG_CACHE_HOME");
        Path base = cacheHome == null || cacheHome.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(cacheHome);
        return base.resolve("ralph").toAbsolutePath();
    }

    Sandbox sandbox(String kind) {
        Sandbox sandbox = Sandboxes.choose(kind);
        sandbox.notEnforced().forEach(weakness -> err.println("ralph: " + sandbox.name() + ": " + weakness));
        return sandbox;
    }

    Runner runner(Sandbox sandbox) {
        return new JunitRunner(sandbox, toolchain());
    }

    /** The runner of a project that uses this framework. */
    Runner runner(Sandbox sandbox, Framework framework, Path project, Optional<Path> python) {
        return switch (framework.name()) {
            case "junit" -> runner(sandbox);
            case "pytest" -> pytest(sandbox, project, python);
            default ->
                throw new RalphException(
                        "This ralph has no program for the runner '%s'.".formatted(framework.name()),
                        home.resolve("runners").toString(),
                        "remove its folder");
        };
    }

    PytestRunner pytest(Sandbox sandbox, Path project, Optional<Path> python) {
        return new PytestRunner(sandbox, home, cache(), project, environment, python);
    }

    /** All that is known about a framework. */
    Path runnerFolder(Framework framework) {
        return home.resolve("runners").resolve(framework.name());
    }

    Runners runners() {
        return Runners.load(home.resolve("runners"));
    }

    /** Finds what builds and tests Java projects here. */
    Toolchain toolchain() {
        Path javaHome = Path.of(System.getProperty("java.home"));
        Path userHome = Path.of(System.getProperty("user.home"));
        return Toolchain.of(home, cache(), javaHome, userHome, environment);
    }

    Config config() {
        return ConfigFile.load(environment);
    }

    Path configFile() {
        return ConfigFile.path(environment);
    }

    /** Tries what works on the tasks that no rule solves. */
    ModelCheck modelCheck(Supplier<Sandbox> sandbox) {
        return new ModelCheck(
                configFile(),
                this::backend,
                (command, deadline) -> version(sandbox.get(), command, deadline),
                System::nanoTime);
    }

    /** Says which keys of models are not where the configuration says; no command is run for it. */
    List<Problem> missingKeys(Config config) {
        Keys keys = new Keys(environment, configFile());
        return config.model()
                .match(
                        none -> List.<Problem>of(),
                        chain -> chain.models().stream()
                                .flatMap(model -> keys.problems(model).stream())
                                .toList(),
                        agent -> List.<Problem>of(),
                        replay -> List.<Problem>of());
    }

    private Backends backends() {
        return new Backends(InstantSource.system(), Proxies.of(environment));
    }

    private Backend backend(NamedModel model) {
        return backends().open(model.spec(new Keys(environment, configFile())));
    }

    private AgentProgram.Said version(Sandbox sandbox, AgentCommand command, Duration deadline) {
        AgentProgram program = program(sandbox, command);
        try {
            Path folder = Files.createTempDirectory("ralph-doctor-");
            try {
                SandboxUser.current().prepare(folder);
                return program.version(folder, deadline);
            } finally {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Providers providers(Sandbox sandbox) {
        return new Providers(providerConfigs(), sandbox, cache(), environment);
    }

    List<Provider> providerNames() {
        return providerConfigs().stream().map(ProviderConfig::provider).toList();
    }

    List<ProviderConfig> providerConfigs() {
        return ProviderFiles.load(home.resolve("runners/providers"));
    }

    LoopListener progress() {
        return new ProgressLines(err, Boolean.getBoolean("ralph.terminal"));
    }

    ExaminationLines examination() {
        return new ExaminationLines(err, Boolean.getBoolean("ralph.terminal"), System::nanoTime);
    }

    /** What runs the tests of a project. */
    DiagnosisRun.Target target(Sandbox sandbox, Path project, Optional<String> named, Optional<Path> python) {
        Framework framework = runners().of(project.toAbsolutePath().normalize(), named);
        return new DiagnosisRun.Target(
                framework, runner(sandbox, framework, project, python), Remedies.load(runnerFolder(framework)));
    }

    /** All that the projects of the framework of this project are worked with. */
    Kit kit(Sandbox sandbox, Path project) {
        DiagnosisRun.Target target = target(sandbox, project, Optional.empty(), Optional.empty());
        return new Kit(
                target,
                Patterns.load(runnerFolder(target.framework())),
                means(sandbox, target),
                survey(target.framework()));
    }

    private static Grounds.Survey survey(Framework framework) {
        return framework.name().equals("pytest") ? PytestGrounds::new : MavenGrounds::new;
    }

    /** How a project is diagnosed. */
    DiagnosisRun.Means means(Sandbox sandbox, DiagnosisRun.Target target) {
        return new DiagnosisRun.Means(
                (session, parallel, budget, focus, progress) ->
                        new Search(session, parallel, progress, random()).examine(budget, focus),
                (suite, folder) -> new SharedRuns(sandbox, target.runner(), providers(sandbox), suite, folder),
                Readings.load(home.resolve("runners"))::read);
    }

    /**
     * What a person configured for the tasks that no rule solves.
     *
     * @param spent folder that keeps what models have used
     */
    Agents agents(Config config, Sandbox sandbox, Path spent) {
        return config.model()
                .match(
                        none -> Agents.NONE,
                        chain -> agents(chain, config.budget(), spent),
                        agent -> new CommandAgents(program(sandbox, agent.command()), prompts()),
                        replay -> replayed(replay));
    }

    private AgentProgram program(Sandbox sandbox, AgentCommand command) {
        return new AgentProgram(sandbox, command, environment, UserPaths.home());
    }

    private Agents agents(ModelSettings.Chain chain, Budget budget, Path spent) {
        Prices prices = chain.prices().map(Prices.known()::with).orElseGet(Prices::known);
        long longest =
                chain.models().stream().mapToInt(NamedModel::output).max().orElse(0);
        ModelSettings.Waiting waiting = chain.waiting();
        ReadyModels ready = ReadyModels.of(chain, new Keys(environment, configFile()), backends());
        if (!ready.problems().isEmpty()) {
            err.println("ralph: %s: %s".formatted(ready.models().isEmpty() ? "no model" : "left out", ready.told()));
        }
        if (ready.models().isEmpty()) {
            return Agents.without(ready.told());
        }
        Prompts prompts = prompts();
        Tallies tallies = Tallies.in(spent);
        return new ConfiguredAgents(
                ready.names(),
                listener -> ready.backends(),
                new Patience(waiting.deadline(), waiting.tries(), waiting.longest()),
                new Ledger(budget.modelsOfRun(), budget.modelsOfTask(), prices, longest, tallies.ofRun()),
                Secrets.of(
                        environment,
                        Stream.of(ready.keys(), Proxies.of(environment).secrets())
                                .flatMap(List::stream)
                                .toList()),
                prompts,
                random(),
                Optional.of(tallies));
    }

    /** What was recorded costs nothing. */
    private Agents replayed(ModelSettings.Replay replay) {
        Recording recording = Recording.read(replay.folder());
        return new ConfiguredAgents(
                List.of(new ReplayBackend(recording, told -> {}).name()),
                listener -> List.of(new ReplayBackend(recording, listener::troubled)),
                new Patience(Duration.ofMinutes(1), 1, Duration.ZERO),
                new Ledger(Allowance.UNLIMITED, Allowance.UNLIMITED, Prices.known(), 0, Tally.unkept()),
                Secrets.of(environment, List.of()),
                prompts(),
                random(),
                Optional.empty());
    }

    private Prompts prompts() {
        return Prompts.load(home.resolve("prompts"));
    }

    RandomGenerator random() {
        return RandomGenerator.getDefault();
    }
}
