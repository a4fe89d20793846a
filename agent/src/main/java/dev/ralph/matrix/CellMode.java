package dev.ralph.matrix;

/**
 * How the cells of a matrix run.
 *
 * @param fixtures false switches the generated fixtures off, to see the fault come back
 * @param probe true looks for leaked state around each test
 */
public record CellMode(boolean fixtures, boolean probe) {

    public static final CellMode NORMAL = new CellMode(true, false);
    public static final CellMode PROBE = new CellMode(true, true);
    public static final CellMode WITHOUT_FIXTURES = new CellMode(false, false);
}
