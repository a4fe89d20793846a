package dev.ralph.model;

import java.util.List;

/**
 * An order of few tests that shows a leak: run alone in a fresh process, its last test fails as long as the leak is
 * there.
 *
 * @param number counted from 1
 */
public record Witness(int number, List<TestId> order) {

    public Witness {
        order = List.copyOf(order);
        if (order.isEmpty()) {
            throw new IllegalArgumentException("a witness needs a test");
        }
    }

    /** The test that fails. */
    public TestId victim() {
        return order.get(order.size() - 1);
    }

    /** The cell in which it is run for the nth time, counted from 1. */
    public MatrixCell cell(int round) {
        return new MatrixCell(Provider.OWN, Order.witness(number), 1, round);
    }

    /** Whether a cell is one of this witness. */
    public boolean isSeenIn(CellResult result) {
        return result.cell().order().equals(Order.witness(number));
    }

    /** Whether its victim, or an invocation of it, failed in a cell. */
    public boolean isRedIn(CellResult result) {
        return result.failedTests().stream().anyMatch(test -> test.declared().equals(victim().declared()));
    }
}
