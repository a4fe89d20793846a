package dev.ralph.matrix;

import dev.ralph.model.CellResult;
import dev.ralph.model.MatrixCell;

/** Is told how a matrix gets on; called from several threads. */
public interface MatrixListener {

    /** A listener that ignores everything. */
    MatrixListener SILENT = new MatrixListener() {
        @Override
        public void advanced(MatrixCell cell, int testsDone, int testsInAll) {}

        @Override
        public void finished(CellResult result, int cellsDone, int cellsInAll) {}
    };

    /** A running cell has finished this many of its tests. */
    void advanced(MatrixCell cell, int testsDone, int testsInAll);

    void finished(CellResult result, int cellsDone, int cellsInAll);
}
