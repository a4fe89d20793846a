package dev.ralph.provider;

import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A PostgreSQL cluster of its own for every cell, started inside the cell's sandbox and gone with it. */
final class ClusterSession implements ProviderSession {

    /**
     * A superuser, because it can harm nothing outside the cell's sandbox and restoring rows after real commits needs
     * its rights.
     */
    private static final String URL = "jdbc:postgresql://127.0.0.1:5432/ralph_test?user=ralph&password=ralph";

    private static final String DATABASE_URL = "postgresql://ralph:ralph@127.0.0.1:5432/ralph_test";

    private static final String TEMPLATE = "/ralph/postgresql-template.tar";

    private final List<Mount> mounts;
    private final Script script;

    private ClusterSession(List<Mount> mounts, Script script) {
        this.mounts = List.copyOf(mounts);
        this.script = script;
    }

    static ClusterSession open(PostgresqlBinaries binaries, Cache cache, Sandbox sandbox) {
        PostgresqlTemplate template = PostgresqlTemplate.of(binaries, cache, sandbox);
        List<Mount> mounts = new ArrayList<>(binaries.mounts());
        mounts.add(Mount.readOnly(template.archive(), TEMPLATE));
        Script script = Script.named("start-cluster.sh")
                .with("bin", binaries.bin())
                .with("template", TEMPLATE)
                .with("version", "PostgreSQL %s (%s)".formatted(template.version(), binaries.origin()));
        return new ClusterSession(mounts, script);
    }

    @Override
    public ProviderLaunch launch(String cellId, int workers) {
        Map<String, String> environment = Map.of(
                ProviderLaunch.PROVIDER,
                "postgresql",
                ProviderLaunch.JDBC_URL,
                URL,
                ProviderLaunch.DATABASE_URL,
                DATABASE_URL);
        return new ProviderLaunch(mounts, script.text(), Collections.nCopies(workers, environment), () -> {});
    }

    @Override
    public void close() {}
}
