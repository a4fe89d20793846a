package city.isolation;

/**
 * Gives every test class and every test the database as it was before: what they write is gone when they end.
 *
 * <p>Registered for all tests in {@code META-INF/services}. See {@link VirtualCommit}, {@link UndoLog} and
 * {@link SqliteSnapshot} for how it is done, and {@link RealCommits} for how a class chooses.
 */
public final class DatabaseIsolation extends TestScopes {
    private boolean ready;

    public DatabaseIsolation() {
        IsolatingDriver.install();
    }

    @Override
    protected void begin(Class<?> testClass) throws Exception {
        if (!ready) {
            createSchema();
            ready = true;
        }
        IsolatingDriver.begin(testClass);
    }

    @Override
    protected void end() throws Exception {
        IsolatingDriver.end();
    }

    /** Lets the tests create their tables now: what is created inside a test would be gone after it. */
    private static void createSchema() throws ReflectiveOperationException {
        // Nothing to do: no class of the tests creates it.
    }
}
