package dev.ralph.matrix;

import dev.ralph.model.CellResult;
import dev.ralph.model.Leak;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.Schema;
import dev.ralph.provider.Opened;
import dev.ralph.provider.Providers;
import dev.ralph.runner.Runner;
import dev.ralph.runner.Suite;
import dev.ralph.runner.WorkerReport;
import dev.ralph.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a suite in the cells of a matrix, side by side within the cores there are. */
public final class Matrix implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Matrix.class);

    private final Sandbox sandbox;
    private final Runner runner;
    private final Providers providers;
    private final Path folder;
    private final Path evidence;
    private final Duration limit;
    private final Map<Provider, Opened> opened = new HashMap<>();
    private final AtomicInteger cellCount = new AtomicInteger();

    /**
     * Takes what cells need.
     *
     * @param folder receives one folder per cell that its workers write into, in a place that the sandbox can reach
     * @param evidence receives a copy of what each cell left behind: its script, events and output
     * @param limit how long one cell may take before it is killed
     */
    public Matrix(Sandbox sandbox, Runner runner, Providers providers, Path folder, Path evidence, Duration limit) {
        this.sandbox = sandbox;
        this.runner = runner;
        this.providers = providers;
        this.folder = folder;
        this.evidence = evidence;
        this.limit = limit;
    }

    /** Runs the cells and returns one result each, in the order given. */
    public List<CellResult> run(Suite suite, List<MatrixCell> cells, CellMode mode, MatrixListener listener) {
        // Providers are opened first: several cells must not make the same template at once.
        cells.forEach(cell -> open(cell.provider()));
        return new SideBySide(listener, cells.size()).run(cells, cell -> runCell(suite, cell, mode, listener));
    }

    /** Runs the suite once with one worker in declared order and looks for state that tests leave behind. */
    public Probe probe(Suite suite, Provider provider) {
        MatrixCell cell = new MatrixCell(provider, Order.DECLARED, 1, 1);
        if (open(provider) instanceof Opened.Ready ready) {
            CellRun run = new CellRun(sandbox, runner, suite, cell, CellMode.PROBE, newFolder("probe", cell));
            CellResult result = run.run(ready.session(), limit, evidence);
            WorkerReport report = run.reports().get(0);
            return new Probe(result, report.leaks(), report.schema());
        }
        CellResult missing = CellResult.notRun(cell, reasonOf(provider), Optional.empty());
        return new Probe(missing, List.of(), Schema.EMPTY);
    }

    /** What a probe saw. */
    public record Probe(CellResult result, List<Leak> leaks, Schema schema) {

        public Probe {
            leaks = List.copyOf(leaks);
        }
    }

    private CellResult runCell(Suite suite, MatrixCell cell, CellMode mode, MatrixListener listener) {
        if (open(cell.provider()) instanceof Opened.Ready ready) {
            CellRun run = new CellRun(sandbox, runner, suite, cell, mode, newFolder("cell", cell));
            ProgressWatch watch = new ProgressWatch(run, cell, suite.tests().size(), listener);
            try {
                return run.run(ready.session(), limit, evidence);
            } finally {
                watch.close();
            }
        }
        return CellResult.notRun(cell, reasonOf(cell.provider()), Optional.empty());
    }

    private synchronized Opened open(Provider provider) {
        return opened.computeIfAbsent(provider, providers::open);
    }

    private String reasonOf(Provider provider) {
        return open(provider) instanceof Opened.Unavailable unavailable ? unavailable.reason() : "";
    }

    private Path newFolder(String kind, MatrixCell cell) {
        String name = "%s-%03d-%s".formatted(kind, cellCount.incrementAndGet(), cell.provider());
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder of cell " + cell, e);
        }
    }

    /** Removes what the providers put on the host; the folders of the cells stay. */
    @Override
    public void close() {
        for (Opened provider : new ArrayList<>(opened.values())) {
            if (provider instanceof Opened.Ready ready) {
                try {
                    ready.session().close();
                } catch (RuntimeException e) {
                    // What the cells showed stays true when something of theirs is left behind.
                    LOG.warn("A provider could not be cleaned up", e);
                }
            }
        }
        opened.clear();
    }
}
