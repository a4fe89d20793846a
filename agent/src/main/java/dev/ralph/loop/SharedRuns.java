package dev.ralph.loop;

import dev.ralph.diagnose.order.ParallelRuns;
import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.matrix.MatrixListener;
import dev.ralph.matrix.Shares;
import dev.ralph.model.CellResult;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.model.TestRun.Outcome;
import dev.ralph.provider.Providers;
import dev.ralph.runner.Runner;
import dev.ralph.runner.Suite;
import dev.ralph.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a suite on workers that share one copy of the project, as the workers of a cell do. */
public final class SharedRuns implements ParallelRuns {

    private static final int WORKERS = 2;
    private static final int ROUNDS = 3;

    private final Sandbox sandbox;
    private final Runner runner;
    private final Providers providers;
    private final Suite suite;
    private final Path folder;

    /** @param folder empty, in a place that the sandbox can reach; the caller removes it */
    public SharedRuns(Sandbox sandbox, Runner runner, Providers providers, Suite suite, Path folder) {
        this.sandbox = sandbox;
        this.runner = runner;
        this.providers = providers;
        this.suite = suite;
        this.folder = folder;
    }

    @Override
    public List<Round> run(Duration left) {
        Duration limit = left.dividedBy(ROUNDS);
        if (limit.isZero()) {
            return List.of();
        }
        Provider mock = new Provider("mock");
        List<MatrixCell> cells = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            cells.add(new MatrixCell(mock, Order.DECLARED, WORKERS, round));
        }
        List<List<TestId>> shares = Shares.deal(suite.tests(), WORKERS);
        Path evidence = evidence();
        try (Matrix matrix = new Matrix(sandbox, runner, providers, folder, evidence, limit)) {
            return matrix.run(suite, cells, CellMode.NORMAL, MatrixListener.SILENT).stream()
                    .filter(result -> result.outcome() != CellResult.Outcome.NOT_RUN)
                    // What was running when the time ended did not fail.
                    .filter(result -> result.runs().stream().noneMatch(run -> run.outcome() == Outcome.UNFINISHED))
                    .map(result -> round(result, shares))
                    .toList();
        }
    }

    private Path evidence() {
        try {
            return Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-evidence"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a folder for the output of the cells", e);
        }
    }

    private static Round round(CellResult result, List<List<TestId>> shares) {
        Map<TestId, TestRun> runs = new LinkedHashMap<>();
        result.runs()
                .forEach(run -> runs.merge(
                        run.test().declared(),
                        new TestRun(run.test().declared(), run.outcome(), run.took()),
                        SharedRuns::worse));
        return new Round(shares.stream()
                .map(share -> share.stream()
                        .flatMap(test -> Optional.ofNullable(runs.get(test)).stream())
                        .toList())
                .toList());
    }

    /** Of several invocations of one test the worst counts. */
    private static TestRun worse(TestRun one, TestRun other) {
        boolean isFine = one.outcome() == Outcome.PASSED || one.outcome() == Outcome.SKIPPED;
        return isFine ? other : one;
    }
}
