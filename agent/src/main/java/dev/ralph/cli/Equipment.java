package dev.ralph.cli;

import dev.ralph.loop.Preflight;
import dev.ralph.loop.Tools;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.provider.Providers;
import dev.ralph.runner.JunitRunner;
import dev.ralph.runner.Runner;
import dev.ralph.runner.Toolchain;
import dev.ralph.sandbox.Sandbox;
import java.util.List;
import java.util.Optional;

/** What a run works with outside of this process, looked at before it begins. */
record Equipment(Sandbox sandbox, Runner runner, Providers providers) {

    /**
     * Looks at all that a run needs.
     *
     * @param kind of the sandbox
     * @param matrix the providers that the ready tasks need; empty when none of them needs the matrix, then neither
     *     providers nor what builds Java projects must be there
     * @throws RalphException with everything that is missing
     */
    static Equipment checked(Wiring wiring, String kind, Tools.Folders folders, List<Provider> matrix) {
        Preflight preflight = new Preflight();
        preflight.need(wiring::config);
        Optional<Toolchain> toolchain = toolchain(wiring, preflight, !matrix.isEmpty());
        Optional<Sandbox> sandbox = preflight.need(() -> wiring.sandbox(kind));
        Optional<Providers> providers = sandbox.flatMap(box -> preflight.need(() -> wiring.providers(box)));
        providers.ifPresent(found -> preflight.providers(found, matrix));
        preflight.folders(folders);
        preflight.check();
        Sandbox box = sandbox.orElseThrow();
        Runner runner =
                toolchain.<Runner>map(tools -> new JunitRunner(box, tools)).orElseGet(() -> new MissingRunner(wiring));
        return new Equipment(box, runner, providers.orElseThrow());
    }

    private static Optional<Toolchain> toolchain(Wiring wiring, Preflight preflight, boolean isNeeded) {
        return (isNeeded ? preflight : new Preflight()).need(wiring::toolchain);
    }
}
