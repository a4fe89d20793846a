package dev.ralph.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sandboxed shell for tests. */
record Shell(Sandbox sandbox, Path log, Map<String, String> environment, List<Mount> mounts, Limits limits) {

    /** Gives the folder to the sandbox's user: what the test made in it can be mounted from now on. */
    static Shell in(Sandbox sandbox, Path folder) {
        SandboxUser.current().prepare(folder);
        return new Shell(
                sandbox,
                folder.resolve("log"),
                Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "HOME", "/home/sandbox"),
                List.of(),
                Limits.testing(Duration.ofSeconds(60)));
    }

    Shell with(Map<String, String> other) {
        return new Shell(sandbox, log, other, mounts, limits);
    }

    Shell with(Limits other) {
        return new Shell(sandbox, log, environment, mounts, other);
    }

    Shell mounting(Mount mount) {
        List<Mount> more = new ArrayList<>(mounts);
        more.add(mount);
        return new Shell(sandbox, log, environment, more, limits);
    }

    Finished run(String script) {
        return sandbox.run(command(List.of("/bin/sh", "-c", script)));
    }

    Command command(List<String> argv) {
        return new Command(argv, environment, mounts, "/work", limits, log);
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
