package dev.ralph.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.diagnose.Diagnosis;
import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.model.CellResult;
import dev.ralph.model.Fixture;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Has a model go on where the patterns leave a suite red. */
final class SuiteCoding {

    private static final TypeReference<List<CellResult>> RESULTS = new TypeReference<>() {};
    private static final int MOST_SENTENCES = 60;

    private final Coding coding;
    private final TaskRecord record;
    private final Workshop shop;
    private final Workbench bench;
    private final Matrix matrix;

    SuiteCoding(Attempt attempt, Workshop shop) {
        this.coding = attempt.coding();
        this.record = attempt.record();
        this.shop = shop;
        this.bench = shop.bench();
        this.matrix = shop.matrix();
    }

    /**
     * Runs the cells that failed most before; a model works where they still fail.
     *
     * @return what it made; empty when nothing is left to it
     */
    Optional<Coding.Work> goOn(
            List<CellResult> before, Diagnosis diagnosis, Set<String> scope, List<Fixture> patterns) {
        List<MatrixCell> worst = List.copyOf(PowerCheck.worst(before).keySet());
        List<CellResult> left = record.step("left", RESULTS, () -> run(worst));
        if (left.stream().noneMatch(result -> result.outcome() == CellResult.Outcome.FAILED)) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(
                diagnosis.sentences().stream().limit(MOST_SENTENCES).toList());
        if (diagnosis.sentences().size() > MOST_SENTENCES) {
            known.add("and %d sentences more".formatted(diagnosis.sentences().size() - MOST_SENTENCES));
        }
        known.add("with what the patterns changed:\n" + CellText.of(left));
        BenchDesk desk = new BenchDesk(shop, scope, diagnosis.findings(), patterns, new SuiteLooks(worst));
        Coding.Work work = coding.edit(known, scope, desk);
        if (desk.isUnchanged()) {
            // It was handed in before the run was cut off.
            work.fixtures().forEach(fixture -> bench.apply(fixture.patch()));
        }
        return Optional.of(work);
    }

    private List<CellResult> run(List<MatrixCell> cells) {
        return matrix.run(bench.suite(), cells, CellMode.NORMAL, record.quietly("model"));
    }

    /** What the suite shows at the desk. */
    private final class SuiteLooks implements BenchDesk.Looks {

        private final List<MatrixCell> worst;

        SuiteLooks(List<MatrixCell> worst) {
            this.worst = worst;
        }

        @Override
        public String run(List<TestId> tests) {
            if (tests.isEmpty()) {
                return CellText.of(SuiteCoding.this.run(worst));
            }
            List<MatrixCell> cells = worst.stream()
                    .map(MatrixCell::provider)
                    .distinct()
                    .map(this::inOrder)
                    .toList();
            return CellText.of(matrix.run(bench.suite().only(tests), cells, CellMode.NORMAL, record.quietly("model")));
        }

        private MatrixCell inOrder(Provider provider) {
            return new MatrixCell(provider, Order.DECLARED, 1, 1);
        }

        @Override
        public String diagnose() {
            return "what the suite shows now:\n" + CellText.of(SuiteCoding.this.run(worst));
        }
    }
}
