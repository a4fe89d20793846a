package dev.ralph.loop;

import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.matrix.MatrixListener;
import dev.ralph.model.CellResult;
import dev.ralph.model.Witness;
import dev.ralph.runner.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs the orders that show a leak, each in fresh processes of its own. */
record WitnessRuns(Matrix matrix, Suite suite, MatrixListener listener) {

    List<CellResult> run(List<Witness> witnesses, int rounds) {
        return run(witnesses, rounds, CellMode.NORMAL);
    }

    List<CellResult> runWithoutFixtures(List<Witness> witnesses) {
        return run(witnesses, 1, CellMode.WITHOUT_FIXTURES);
    }

    private List<CellResult> run(List<Witness> witnesses, int rounds, CellMode mode) {
        List<CellResult> results = new ArrayList<>();
        for (Witness witness : witnesses) {
            results.addAll(matrix.run(
                    suite.only(witness.order()),
                    IntStream.rangeClosed(1, rounds).mapToObj(witness::cell).toList(),
                    mode,
                    listener));
        }
        return results;
    }
}
