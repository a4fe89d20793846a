package dev.ralph.provider;

import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data directory with the role and the database of a cell in it, packed into one file; made once for each PostgreSQL.
 *
 * @param version such as {@code 17.11}
 */
record PostgresqlTemplate(Path archive, String version) {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\S+)");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Makes it inside the sandbox: initdb refuses to be root, and the programs may be anybody's. */
    static PostgresqlTemplate of(PostgresqlBinaries binaries, Cache cache, Sandbox sandbox) {
        Script script = Script.named("make-template.sh").with("bin", binaries.bin());
        String name =
                binaries.id() + "-template-" + Integer.toHexString(script.text().hashCode());
        Path folder = cache.entry(name, target -> make(target, binaries, script, sandbox));
        return new PostgresqlTemplate(folder.resolve("data.tar"), version(folder));
    }

    private static void make(Path target, PostgresqlBinaries binaries, Script script, Sandbox sandbox)
            throws IOException {
        SandboxUser.current().prepare(target);
        List<Mount> mounts = new ArrayList<>(binaries.mounts());
        mounts.add(Mount.readWrite(target, "/results"));
        Path log = target.resolve("log");
        Finished finished = sandbox.run(new Command(
                List.of("/bin/sh", "-c", script.text()),
                Map.of("PATH", "/usr/bin:/bin", "HOME", "/tmp", "LC_ALL", "C.UTF-8"),
                mounts,
                "/tmp",
                Limits.testing(LIMIT),
                log));
        if (!finished.succeeded()) {
            throw new RalphException(
                    "No database cluster can be made (%s, exit code %d): %s"
                            .formatted(
                                    finished.ending(),
                                    finished.evidence().exitCode(),
                                    Files.readString(log).strip()),
                    binaries.bin(),
                    "look at the message, or use another mode for this provider");
        }
    }

    private static String version(Path folder) {
        try {
            String line = Files.readString(folder.resolve("version"));
            Matcher matcher = VERSION.matcher(line);
            return matcher.find() ? matcher.group(1) : line.strip();
        } catch (IOException e) {
            throw new RalphException(
                    "The prepared database cluster is damaged.", folder.toString(), "delete this folder and run again");
        }
    }
}
