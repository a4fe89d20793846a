package dev.ralph.loop;

import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.matrix.MatrixSpec;
import dev.ralph.model.CellResult;
import dev.ralph.provider.Providers;
import dev.ralph.runner.Framework;
import dev.ralph.runner.Runner;
import dev.ralph.runner.Suite;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the cells of a matrix over a project as it lies on disk, without a task and without changing it. */
public final class MatrixRun {

    private final Sandbox sandbox;
    private final Runner runner;
    private final Providers providers;
    private final Path cache;
    private final LoopListener listener;

    public MatrixRun(Sandbox sandbox, Runner runner, Providers providers, Path cache, LoopListener listener) {
        this.sandbox = sandbox;
        this.runner = runner;
        this.providers = providers;
        this.cache = cache;
        this.listener = listener;
    }

    /** Builds a copy of the project and returns one result per cell. */
    public List<CellResult> run(Path project, Framework framework, MatrixSpec spec, Duration cellLimit) {
        SourceTree sources = SourceTree.of(project, framework);
        try (Workroom room = Workroom.in(cache)) {
            Path tree = room.folder("tree");
            sources.copyTo(tree);
            SandboxUser.current().prepare(tree);
            Path evidence = newEvidence();
            listener.said("building " + project + " in " + sandbox.name());
            Suite suite = runner.prepare(tree, sources.project(), evidence.resolve("build"));
            listener.said("%d tests, %d cells"
                    .formatted(suite.tests().size(), spec.cells().size()));
            listener.said("the output of each cell goes to " + evidence);
            try (Matrix matrix = new Matrix(sandbox, runner, providers, room.folder("cells"), evidence, cellLimit)) {
                return matrix.run(suite, spec.cells(), CellMode.NORMAL, listener);
            }
        }
    }

    private static Path newEvidence() {
        try {
            return Files.createTempDirectory("ralph-matrix-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a folder for the output of the cells", e);
        }
    }
}
