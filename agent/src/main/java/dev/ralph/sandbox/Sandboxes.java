package dev.ralph.sandbox;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Picks the sandbox: the strongest that really works on this machine, or the one that was asked for. */
public final class Sandboxes {

    private final HostTools tools;
    private final SandboxUser user;

    public Sandboxes(String searchPath) {
        this.tools = HostTools.on(searchPath);
        this.user = SandboxUser.current();
    }

    /**
     * The sandbox for {@code auto}, {@code bubblewrap}, {@code unshare} or {@code none}; the last one isolates nothing
     * and is never chosen by {@code auto}.
     *
     * @throws RalphException when it cannot run even {@code true}
     */
    public static Sandbox choose(String requested) {
        return new Sandboxes(System.getenv().getOrDefault("PATH", "")).pick(requested);
    }

    Sandbox pick(String requested) {
        List<Problem> problems = new ArrayList<>();
        for (Sandbox sandbox : candidates(requested)) {
            try {
                probe(sandbox);
                return sandbox;
            } catch (RalphException e) {
                problems.addAll(e.problems());
            }
        }
        throw new RalphException(problems, null);
    }

    private List<Sandbox> candidates(String requested) {
        return switch (requested) {
            case "auto", "bubblewrap" -> List.of(new BubblewrapSandbox(tools, user));
            default ->
                throw new RalphException(
                        "There is no sandbox named '%s'.".formatted(requested),
                        "the option for the sandbox",
                        "use auto, bubblewrap, unshare or none");
        };
    }

    /** Runs {@code true}: that a program is installed does not say that the kernel lets it work. */
    private static void probe(Sandbox sandbox) {
        Path log = null;
        try {
            log = Files.createTempFile("ralph-sandbox-probe-", ".log");
            Limits limits = Limits.testing(Duration.ofSeconds(20));
            Finished finished = sandbox.run(
                    new Command(List.of("/bin/true"), Map.of("PATH", "/usr/bin:/bin"), List.of(), "/", limits, log));
            if (!finished.succeeded()) {
                throw new RalphException(
                        "The sandbox cannot run even /bin/true: " + finished.ending() + ", "
                                + Files.readString(log).strip(),
                        sandbox.name(),
                        "apt-get install bubblewrap");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(log);
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
