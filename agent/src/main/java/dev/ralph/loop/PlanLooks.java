package dev.ralph.loop;

import dev.ralph.model.TestId;
import java.util.List;

/** What the tests of a plan's files show at the desk of a model. */
record PlanLooks(PlanTests tests, Workbench bench) implements BenchDesk.Looks {

    @Override
    public String run(List<TestId> some) {
        return CellText.of(
                tests.run(some.isEmpty() ? bench.suite() : bench.suite().only(some), "model"));
    }

    @Override
    public String diagnose() {
        return run(List.of());
    }
}
