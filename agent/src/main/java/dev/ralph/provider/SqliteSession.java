package dev.ralph.provider;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A file for every worker, in the memory of the sandbox; the target's own driver creates it. */
final class SqliteSession implements ProviderSession {

    private static final String SCRIPT = """
            mkdir -p /tmp/sqlite || { echo 'the folder for SQLite cannot be made' >&2; exit %d; }
            printf '%%s\\n' "SQLite, the version of the target's own driver" > /results/provider
            """.formatted(ProviderLaunch.PROVIDER_FAILED);

    @Override
    public ProviderLaunch launch(String cellId, int workers) {
        List<Map<String, String>> environments = IntStream.range(0, workers)
                .mapToObj(worker -> Map.of(
                        ProviderLaunch.PROVIDER,
                        "sqlite",
                        ProviderLaunch.JDBC_URL,
                        "jdbc:sqlite:/tmp/sqlite/worker-%d.db".formatted(worker),
                        ProviderLaunch.DATABASE_URL,
                        "sqlite:////tmp/sqlite/worker-%d.db".formatted(worker)))
                .toList();
        return new ProviderLaunch(List.of(), SCRIPT, environments, () -> {});
    }

    @Override
    public void close() {}
}
