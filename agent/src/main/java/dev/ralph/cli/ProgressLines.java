package dev.ralph.cli;

import dev.ralph.loop.LoopListener;
import dev.ralph.model.CellResult;
import dev.ralph.model.MatrixCell;
import java.io.PrintWriter;

/** Shows progress on standard error: plain lines, and on a terminal also the cell that is under way. */
final class ProgressLines implements LoopListener {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final long began = System.nanoTime();

    ProgressLines(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public synchronized void said(String sentence) {
        line(Printable.text(sentence));
    }

    @Override
    public synchronized void advanced(MatrixCell cell, int testsDone, int testsInAll) {
        if (terminal) {
            err.print(CLEAR_LINE + "  %s  %d/%d tests  %s".formatted(cell, testsDone, testsInAll, elapsed()));
            err.flush();
        }
    }

    @Override
    public synchronized void finished(CellResult result, int cellsDone, int cellsInAll) {
        line("  [%d/%d] %-32s %s".formatted(cellsDone, cellsInAll, result.cell(), outcome(result)));
    }

    private static String outcome(CellResult result) {
        return switch (result.outcome()) {
            case PASSED -> "passed, %d tests".formatted(result.testsRun().size());
            case FAILED ->
                "FAILED, %d of %d tests"
                        .formatted(
                                result.failedTests().size(),
                                Math.max(
                                        result.testsRun().size(),
                                        result.failedTests().size()));
            case NOT_RUN -> "NOT RUN: " + Printable.text(result.reason());
        };
    }

    private void line(String text) {
        err.println((terminal ? CLEAR_LINE : "") + "%s  %s".formatted(elapsed(), text));
        err.flush();
    }

    private String elapsed() {
        long seconds = (System.nanoTime() - began) / 1_000_000_000L;
        return "%02d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
