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
import java.util.function.Supplier;

/** Picks the sandbox: the strongest that really works on this machine, or the one that was asked for. */
public final class Sandboxes {

    private final HostTools tools;
    private final SandboxUser user;
    private final String osArch;

    Sandboxes(HostTools tools, SandboxUser user, String osArch) {
        this.tools = tools;
        this.user = user;
        this.osArch = osArch;
    }

    /**
     * The sandbox for {@code auto}, {@code bubblewrap}, {@code unshare} or {@code none}; the last one isolates nothing
     * and is never chosen by {@code auto}.
     *
     * @throws RalphException when it cannot run even {@code true}
     */
    public static Sandbox choose(String requested) {
        Leftovers.sweep();
        HostTools tools = HostTools.on(System.getenv().getOrDefault("PATH", ""));
        return new Sandboxes(tools, SandboxUser.current(), System.getProperty("os.arch")).pick(requested);
    }

    Sandbox pick(String requested) {
        List<Problem> problems = new ArrayList<>();
        for (Supplier<Sandbox> candidate : candidates(requested)) {
            try {
                Sandbox sandbox = candidate.get();
                probe(sandbox);
                return sandbox;
            } catch (RalphException e) {
                problems.addAll(e.problems());
            }
        }
        throw new RalphException(problems, null);
    }

    private List<Supplier<Sandbox>> candidates(String requested) {
        Supplier<Sandbox> bubblewrap = () -> new BubblewrapSandbox(tools, user, osArch);
        Supplier<Sandbox> unshare = () -> new UnshareSandbox(tools, user, osArch);
        return switch (requested) {
            case "auto" -> List.of(bubblewrap, unshare);
            case "bubblewrap" -> List.of(bubblewrap);
            case "unshare" -> List.of(unshare);
            case "none" -> List.of(() -> new NoSandbox(tools, user));
            default -> throw unknown(requested);
        };
    }

    private static RalphException unknown(String requested) {
        return new RalphException(
                "There is no sandbox named '%s'.".formatted(requested),
                "the option for the sandbox",
                "use auto, bubblewrap, unshare or none");
    }

    /** Runs {@code true}: that a program is installed does not say that the kernel lets it work. */
    private static void probe(Sandbox sandbox) {
        try {
            Path log = Files.createTempFile(Leftovers.prefix() + "probe-", ".log");
            try {
                Limits limits = Limits.testing(Duration.ofSeconds(30));
                Finished finished =
                        sandbox.run(new Command(List.of("/bin/true"), Map.of(), List.of(), "/", limits, log));
                if (!finished.succeeded()) {
                    throw cannotRunTrue(sandbox, finished, Files.readString(log).strip());
                }
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RalphException cannotRunTrue(Sandbox sandbox, Finished finished, String said) {
        return new RalphException(
                "The sandbox cannot run even /bin/true: %s, exit code %d. %s"
                        .formatted(finished.ending(), finished.evidence().exitCode(), said),
                sandbox.name(),
                UserNamespaces.remedy());
    }
}
