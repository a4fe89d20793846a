package dev.ralph.provider;

import dev.ralph.sandbox.Mount;
import java.util.List;
import java.util.Map;

/**
 * How one cell reaches its provider: what to mount, what to run before the tests, and what each worker is told.
 *
 * @param script lines of POSIX shell run inside the sandbox, before the workers and in the same shell; writes the
 *     server's version to {@code /results/provider} and exits with 97 after one line of reason on standard error when
 *     the provider does not start
 * @param workers the environment of each worker, {@code RALPH_PROVIDER} and where its database is among it
 * @param close what to undo on the host when the cell is over
 */
public record ProviderLaunch(List<Mount> mounts, String script, List<Map<String, String>> workers, Runnable close) {

    /** Exit code of a cell whose provider did not start. */
    public static final int PROVIDER_FAILED = 97;

    /** The variable that tells a worker what kind of provider it has: {@code postgresql}, {@code sqlite}, {@code mock}. */
    public static final String PROVIDER = "RALPH_PROVIDER";

    /** The variable that tells a worker where its database is; not set for a mock. */
    public static final String JDBC_URL = "RALPH_JDBC_URL";

    /** The same in the form that programs not written in Java read; not set for a mock. */
    public static final String DATABASE_URL = "RALPH_DATABASE_URL";

    public ProviderLaunch {
        mounts = List.copyOf(mounts);
        workers = List.copyOf(workers);
    }
}
