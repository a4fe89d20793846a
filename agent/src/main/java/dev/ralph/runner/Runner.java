package dev.ralph.runner;

import dev.ralph.model.TestId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drives one test framework; everything it runs, it runs in the sandbox. */
public interface Runner {

    /**
     * Fetches dependencies, compiles the project in {@code tree} and lists its tests.
     *
     * @param tree host folder with the sources, free to be written by the build; no repository metadata in it
     * @param project path of the project inside the tree, empty for the root
     * @param logs host folder that receives one log per command
     * @throws dev.ralph.model.RalphException when the target does not compile or its dependencies cannot be had
     */
    Suite prepare(Path tree, String project, Path logs);

    /** Returns the command of one worker process inside a cell, and writes what it needs into {@code results}. */
    List<String> worker(Suite suite, WorkerRequest request);

    /** Reads what a worker has reported so far, also while it runs; never trusts a line that the worker did not seal. */
    WorkerReport read(WorkerRequest request);

    /**
     * Makes a prepared suite ready for many probes.
     *
     * @param folder on the host, empty, for the session's own files; the caller removes it
     * @param environment what the tests are told besides what the runner tells them, such as where their database is
     * @param lanes how many probes may run side by side
     */
    default ProbeSession open(Suite suite, Path folder, Map<String, String> environment, int lanes) {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns the same suite with workers that run it twice, one run after the other in one copy of the tree, and report
     * the second; it shows what a run leaves on the disk for the next. Empty when the framework's workers cannot.
     */
    default Optional<Suite> twice(Suite suite) {
        return Optional.empty();
    }

    /**
     * What one worker process is asked to do.
     *
     * @param results host folder mounted read-write at {@code /results} of the cell
     * @param number of this worker in its cell, from 0; names its files in {@code results}
     * @param nonce the key with which this worker seals every event; nobody else may know it
     * @param tests in the order in which they run
     * @param fixtures false switches off the extensions that patterns registered, to see the fault come back
     * @param probe true also reports leaked state after each test and the schema at the end
     * @param workers how many there are in its cell
     */
    record WorkerRequest(
            Path results, int number, String nonce, List<TestId> tests, boolean fixtures, boolean probe, int workers) {

        public WorkerRequest {
            tests = List.copyOf(tests);
        }

        /** The request of the only worker of a cell. */
        public WorkerRequest(
                Path results, int number, String nonce, List<TestId> tests, boolean fixtures, boolean probe) {
            this(results, number, nonce, tests, fixtures, probe, 1);
        }

        /** What its files in {@code results} begin with. */
        String name() {
            return "worker-" + number;
        }
    }
}
