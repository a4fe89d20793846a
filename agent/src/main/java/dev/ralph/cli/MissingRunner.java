package dev.ralph.cli;

import dev.ralph.runner.Runner;
import dev.ralph.runner.Suite;
import dev.ralph.runner.WorkerReport;
import java.nio.file.Path;
import java.util.List;

/** Stands for a runner that cannot work here, in a run that should not need one; says what is missing when it does. */
final class MissingRunner implements Runner {

    private final Wiring wiring;

    MissingRunner(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public Suite prepare(Path tree, String project, Path logs) {
        wiring.toolchain();
        throw new IllegalStateException("the toolchain was missing a moment ago");
    }

    @Override
    public List<String> worker(Suite suite, WorkerRequest request) {
        throw new IllegalStateException("there is no suite without a runner");
    }

    @Override
    public WorkerReport read(WorkerRequest request) {
        throw new IllegalStateException("there is no worker without a runner");
    }
}
