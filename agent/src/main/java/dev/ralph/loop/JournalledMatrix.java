package dev.ralph.loop;

import dev.ralph.journal.Event;
import dev.ralph.journal.Journal;
import dev.ralph.matrix.MatrixListener;
import dev.ralph.model.CellResult;
import dev.ralph.model.MatrixCell;

/** Writes every finished cell and its command into the journal, and passes everything on. */
final class JournalledMatrix implements MatrixListener {

    private final Journal journal;
    private final String phase;
    private final MatrixListener next;

    JournalledMatrix(Journal journal, String phase, MatrixListener next) {
        this.journal = journal;
        this.phase = phase;
        this.next = next;
    }

    @Override
    public void advanced(MatrixCell cell, int testsDone, int testsInAll) {
        next.advanced(cell, testsDone, testsInAll);
    }

    @Override
    public void finished(CellResult result, int cellsDone, int cellsInAll) {
        result.evidence()
                .ifPresent(evidence -> journal.command(
                        phase + " " + result.cell(), result.outcome().name(), evidence));
        journal.record(new Event.CellFinished(phase, result));
        next.finished(result, cellsDone, cellsInAll);
    }
}
