package dev.ralph.loop;

import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.matrix.MatrixListener;
import dev.ralph.model.CellResult;
import dev.ralph.model.MatrixCell;
import dev.ralph.verify.Judge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the change away to see the fault come back: first the fixtures alone; where that is not enough, because the
 * fault was repaired by edits of tests, the whole change.
 */
final class PowerCheck {

    private final Matrix matrix;
    private final Workbench bench;
    private final MatrixListener listener;

    PowerCheck(Matrix matrix, Workbench bench, MatrixListener listener) {
        this.matrix = matrix;
        this.bench = bench;
        this.listener = listener;
    }

    /** Returns what the cells that failed most before show without the change. */
    List<CellResult> run(List<CellResult> before) {
        Map<MatrixCell, CellResult> worst = worst(before);
        List<CellResult> results = new ArrayList<>();
        List<MatrixCell> again = new ArrayList<>();
        for (CellResult result :
                matrix.run(bench.suite(), List.copyOf(worst.keySet()), CellMode.WITHOUT_FIXTURES, listener)) {
            if (Judge.cameBack(worst.get(result.cell()), result)) {
                results.add(result);
            } else {
                again.add(result.cell());
            }
        }
        if (!again.isEmpty()) {
            results.addAll(matrix.run(bench.unchanged(), again, CellMode.NORMAL, listener));
        }
        return List.copyOf(results);
    }

    /** For each provider the cell with one worker and the one with several that had most failures, if any. */
    static Map<MatrixCell, CellResult> worst(List<CellResult> before) {
        Map<String, CellResult> byKind = new LinkedHashMap<>();
        for (CellResult result : before) {
            if (result.outcome() == CellResult.Outcome.FAILED) {
                String kind = result.cell().provider() + "/" + (result.cell().workers() > 1);
                byKind.merge(
                        kind,
                        result,
                        (one, other) -> other.failures().size() > one.failures().size() ? other : one);
            }
        }
        Map<MatrixCell, CellResult> worst = new LinkedHashMap<>();
        byKind.values().forEach(result -> worst.put(result.cell(), result));
        return worst;
    }
}
