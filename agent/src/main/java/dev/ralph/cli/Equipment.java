package dev.ralph.cli;

import dev.ralph.loop.Kit;
import dev.ralph.loop.Preflight;
import dev.ralph.loop.Tools;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.provider.Providers;
import dev.ralph.runner.Framework;
import dev.ralph.runner.Runners;
import dev.ralph.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a run works with outside of this process, looked at before it begins. */
record Equipment(Sandbox sandbox, Kit.Choice kits, Providers providers) {

    /**
     * Looks at all that a run needs.
     *
     * @param kind of the sandbox
     * @param matrix the providers that the ready tasks need; empty when none of them needs the matrix
     * @param projects folders of the projects that the ready tasks are about; what runs their tests must be there
     * @throws RalphException with everything that is missing
     */
    static Equipment checked(
            Wiring wiring, String kind, Tools.Folders folders, List<Provider> matrix, Collection<Path> projects) {
        Preflight preflight = new Preflight();
        preflight.need(wiring::config);
        Optional<Runners> runners = preflight.need(wiring::runners);
        Optional<Sandbox> sandbox = preflight.need(() -> wiring.sandbox(kind));
        sandbox.ifPresent(box -> projects.stream()
                .filter(project -> runners.isPresent() && isKnown(runners.get(), project))
                .forEach(project -> preflight.need(() -> wiring.kit(box, project))));
        Optional<Providers> providers = sandbox.flatMap(box -> preflight.need(() -> wiring.providers(box)));
        providers.ifPresent(found -> preflight.providers(found, matrix));
        preflight.folders(folders);
        preflight.check();
        Sandbox box = sandbox.orElseThrow();
        return new Equipment(box, project -> wiring.kit(box, project), providers.orElseThrow());
    }

    /** A project that nobody can run is a matter of its task, not of the machine. */
    private static boolean isKnown(Runners runners, Path project) {
        try {
            Framework framework = runners.of(project, Optional.empty());
            return !framework.name().isEmpty();
        } catch (RalphException e) {
            return false;
        }
    }
}
