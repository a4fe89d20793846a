package dev.ralph.cli;

import dev.ralph.fixture.Patterns;
import dev.ralph.loop.Preflight;
import dev.ralph.loop.Tools;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.provider.ProviderConfig;
import dev.ralph.provider.Providers;
import dev.ralph.queue.Remainder;
import dev.ralph.runner.Toolchain;
import dev.ralph.sandbox.Programs;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks at this machine as a run would, and says what it finds. */
final class Doctor {

    private final Wiring wiring;
    private final Remainder remainder;
    private final Tools.Folders folders;
    private final List<Fact> facts = new ArrayList<>();

    Doctor(Wiring wiring, Remainder remainder, Tools.Folders folders) {
        this.wiring = wiring;
        this.remainder = remainder;
        this.folders = folders;
    }

    List<Fact> facts() {
        programs();
        Optional<Config> read = need("config", this::config, this::told);
        Config config = read.orElse(Config.DEFAULT);
        config.values().forEach((key, value) -> facts.add(Fact.of("config " + key, value)));
        Optional<Sandbox> sandbox = need("sandbox", () -> Sandboxes.choose(config.sandbox()), Sandbox::name);
        sandbox.ifPresent(
                box -> box.notEnforced().forEach(weakness -> facts.add(Fact.of("sandbox cannot enforce", weakness))));
        sandbox.ifPresent(box -> facts.add(Fact.of("pytest", pytest(box))));
        // With settings that cannot be read it is not known whether there is a model.
        read.ifPresent(settings -> model(settings.model(), sandbox));
        providers(sandbox);
        need(
                "patterns",
                () -> Patterns.load(wiring.home().resolve("runners/junit")),
                patterns ->
                        "%d in runners/junit/patterns".formatted(patterns.all().size()));
        folders();
        leftovers();
        return List.copyOf(facts);
    }

    private void programs() {
        Path home = Path.of(System.getProperty("java.home"));
        boolean isJdk = Files.isExecutable(home.resolve("bin/javac"));
        Problem noJdk = new Problem("this Java cannot compile", home.toString(), "set JAVA_HOME to a JDK 17 or newer");
        facts.add(new Fact("java", Runtime.version() + " in " + home, isJdk ? List.of() : List.of(noJdk)));
        need("maven and runner", wiring::toolchain, Doctor::maven);
        facts.add(Fact.of(
                "git",
                Programs.version("git").orElse("not installed; ralph does without, a person who reviews does not")));
    }

    /** Which pytest a project in this folder would have; a machine for Java projects needs none. */
    private String pytest(Sandbox sandbox) {
        try {
            Path log = Files.createTempFile("ralph-doctor-", ".log");
            try {
                return wiring.pytest(sandbox, Path.of(""), Optional.empty()).version(log);
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (RalphException e) {
            Problem problem = e.problems().get(0);
            return "none; projects of pytest need one: %s %s".formatted(problem.what(), problem.where());
        } catch (IOException e) {
            return "not looked for: " + e.getMessage();
        }
    }

    private static String maven(Toolchain tools) {
        return "Maven %s in %s, %s".formatted(tools.mavenVersion(), tools.mavenHome(), tools.runnerJar());
    }

    private Config config() {
        return wiring.config();
    }

    private String told(Config config) {
        Path file = wiring.configFile();
        return file + (Files.exists(file) ? "" : " (not there: defaults)");
    }

    private void model(ModelSettings settings, Optional<Sandbox> sandbox) {
        Supplier<Sandbox> box = () -> sandbox.orElseThrow(() -> new RalphException(
                "the coding agent was not tried: there is no sandbox", "this machine", "see the problem of sandbox"));
        facts.addAll(wiring.modelCheck(box).facts(settings));
    }

    private void providers(Optional<Sandbox> sandbox) {
        Optional<List<ProviderConfig>> configs =
                need("providers", wiring::providerConfigs, found -> "%d in runners/providers".formatted(found.size()));
        for (ProviderConfig config : configs.orElse(List.of())) {
            Preflight preflight = new Preflight();
            sandbox.ifPresent(box -> {
                Providers providers = wiring.providers(box);
                preflight.providers(providers, List.of(config.provider()));
            });
            String looked = sandbox.isEmpty() ? ", not tried: there is no sandbox" : "";
            facts.add(new Fact("provider " + config.provider(), origin(config) + looked, preflight.problems()));
        }
    }

    private static String origin(ProviderConfig config) {
        return config.match(
                mock -> "the project's own stand-ins",
                sqlite -> "a file for every worker",
                postgresql -> switch (postgresql.mode()) {
                    case EMBEDDED -> "PostgreSQL that comes with ralph";
                    case INSTALLED -> "PostgreSQL installed on this machine";
                    case CONTAINER -> "container " + postgresql.image();
                    case SERVER -> "a server that is there already";
                });
    }

    private void folders() {
        Preflight all = new Preflight();
        all.folders(folders);
        facts.add(Fact.of("folder of tasks", folders.tasks().toString()));
        facts.add(Fact.of("folder of logs", folders.logs().toString()));
        facts.add(Fact.of("cache", folders.cache() + ", " + FolderSize.of(folders.cache())));
        facts.add(new Fact("room to write", room(), all.problems()));
    }

    private String room() {
        long free = folders.cache().toFile().getUsableSpace();
        for (Path above = folders.cache(); free == 0 && above != null; above = above.getParent()) {
            free = above.toFile().getUsableSpace();
        }
        return "%.1f GiB free for the cache".formatted(free / (double) (1L << 30));
    }

    private void leftovers() {
        Preflight preflight = new Preflight();
        String stale = preflight
                .need(() -> String.join(", ", remainder.staleClaims()))
                .map(ids -> ids.isEmpty() ? "none" : ids + "; the next run takes them over")
                .orElse("");
        facts.add(new Fact("claims of processes that are gone", stale, preflight.problems()));
        Path work = folders.cache().resolve("work");
        facts.add(Fact.of(
                "work folders",
                Files.isDirectory(work)
                        ? FolderSize.of(work) + "; the next run removes those of processes that are gone"
                        : "none"));
    }

    /** Makes something as a run would, and keeps as a fact what came of it. */
    private <T> Optional<T> need(String name, Supplier<T> maker, Function<T, String> value) {
        Preflight preflight = new Preflight();
        Optional<T> made = preflight.need(maker);
        facts.add(new Fact(name, made.map(value).orElse(""), preflight.problems()));
        return made;
    }
}
