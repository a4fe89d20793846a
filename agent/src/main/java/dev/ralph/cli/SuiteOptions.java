package dev.ralph.cli;

import dev.ralph.loop.DiagnosisRun;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.provider.Opened;
import dev.ralph.provider.ProviderLaunch;
import dev.ralph.provider.ProviderSession;
import dev.ralph.runner.Framework;
import dev.ralph.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how the tests of a project are run. */
final class SuiteOptions {

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "The provider to run against (default: whatever the tests choose themselves).")
    private Optional<String> provider = Optional.empty();

    @Option(
            names = "--framework",
            paramLabel = "NAME",
            description = "The test framework: junit or pytest (default: told by the files of the project).")
    private Optional<String> framework = Optional.empty();

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description = {
                "The Python of a pytest project, or its virtual environment (default: the first found in the project,",
                "where poetry, uv, pipenv, hatch or tox keep theirs, then on the PATH)."
            })
    private Optional<Path> python = Optional.empty();

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            description = {
                "Where code of the target runs: auto, bubblewrap, unshare or none (default: that of the configuration,",
                "else auto). none gives up the protection and is never chosen by itself."
            })
    private Optional<String> sandbox = Optional.empty();

    Sandbox sandbox(Wiring wiring) {
        return wiring.sandbox(sandbox.orElseGet(() -> wiring.config().sandbox()));
    }

    DiagnosisRun.Means means(Wiring wiring, Sandbox box, Path project) {
        Framework used = wiring.runners().of(project.toAbsolutePath().normalize(), framework);
        return wiring.means(used, wiring.runner(box, used, project, python));
    }

    /** What the tests are told about their provider. */
    Map<String, String> environment(Wiring wiring, Sandbox box) {
        return provider.map(name -> environment(name, wiring.providers(box).open(new Provider(name))))
                .orElse(Map.of());
    }

    private static Map<String, String> environment(String name, Opened opened) {
        return opened.match(ready -> environment(name, ready.session()), missing -> {
            throw new RalphException(
                    "the provider '%s' cannot be had: %s".formatted(name, missing.reason()),
                    "--provider",
                    "put that right, or name another provider");
        });
    }

    private static Map<String, String> environment(String name, ProviderSession session) {
        try (session) {
            ProviderLaunch launch = session.launch("diagnosis", 1);
            launch.close().run();
            Map<String, String> environment = launch.workers().get(0);
            if (environment.containsKey(ProviderLaunch.JDBC_URL)) {
                throw new RalphException(
                        "the provider '%s' cannot be started for probes".formatted(name),
                        "--provider",
                        "name one that needs no database, such as mock, or leave the choice to the tests");
            }
            return environment;
        }
    }
}
