package dev.ralph.loop;

import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.matrix.MatrixSpec;
import dev.ralph.model.CellResult;
import dev.ralph.provider.Providers;
import dev.ralph.runner.Runner;
import dev.ralph.runner.Suite;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
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
    public List<CellResult> run(Path project, MatrixSpec spec, Duration cellLimit) {
        SourceTree sources = SourceTree.of(project);
        try (Workroom room = Workroom.in(cache)) {
            Path tree = room.folder("tree");
            sources.copyTo(tree);
            SandboxUser.current().prepare(tree);
            listener.said("building " + project + " in " + sandbox.name());
            Suite suite = runner.prepare(tree, sources.project(), room.folder("build"));
            listener.said("%d tests, %d cells"
                    .formatted(suite.tests().size(), spec.cells().size()));
            Path evidence = newEvidence();
            listener.said("the output of each cell goes to " + evidence);
            try (Matrix matrix = new Matrix(sandbox, runner, providers, room.folder("cells"), evidence, cellLimit)) {
                return matrix.run(suite, spec.cells(), CellMode.NORMAL, listener);
            }
        }
    }

    /** Makes the folder of the last matrix anew: whoever wants to keep an older one copies it. */
    private Path newEvidence() {
        Path folder = cache.resolve("last-matrix");
        if (Files.exists(folder)) {
            Workroom.deleteTree(folder);
        }
        return folder;
    }
}
