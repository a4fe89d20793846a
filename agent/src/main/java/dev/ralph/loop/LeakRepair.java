package dev.ralph.loop;

import dev.ralph.fixture.Application;
import dev.ralph.fixture.Pattern;
import dev.ralph.fixture.Patterns;
import dev.ralph.fixture.Reach;
import dev.ralph.matrix.Matrix;
import dev.ralph.model.CellResult;
import dev.ralph.model.Finding;
import dev.ralph.model.Fixture;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.RalphException;
import dev.ralph.model.Schema;
import dev.ralph.model.Witness;
import dev.ralph.verify.LeakJudge;
import java.util.ArrayList;
import java.util.List;

/** Puts state back where it is left, as near to that place as is enough. */
final class LeakRepair {

    private final Patterns patterns;
    private final Workbench bench;
    private final Matrix matrix;
    private final TaskRecord record;

    LeakRepair(Workshop shop, TaskRecord record) {
        this.patterns = shop.kit().patterns();
        this.bench = shop.bench();
        this.matrix = shop.matrix();
        this.record = record;
    }

    static boolean isOfWitness(MatrixCell cell) {
        return cell.order().kind() == Order.Kind.WITNESS;
    }

    /** Changes the files of the workbench; leaves them as they were when no reach of any pattern is enough. */
    Repair.Outcome run(Sighting seen) {
        List<String> tried = new ArrayList<>();
        for (Reach reach : Reach.values()) {
            List<Fixture> fixtures = fixtures(seen.findings(), reach);
            String change = fixtures.stream().map(Fixture::patch).toList().toString();
            if (fixtures.isEmpty() || tried.contains(change)) {
                continue;
            }
            tried.add(change);
            fixtures.forEach(fixture -> bench.apply(fixture.patch()));
            record.say("trying %s around each %s".formatted(names(fixtures), reach.word()));
            if (isEnough(seen.witnesses())) {
                return new Repair.Outcome(fixtures, seen.findings());
            }
            bench.reset();
        }
        return new Repair.Outcome(List.of(), seen.findings());
    }

    private List<Fixture> fixtures(List<Finding> findings, Reach reach) {
        List<Pattern> answering = patterns.all().stream()
                .filter(pattern -> pattern.answers(findings))
                .toList();
        List<String> names = answering.stream().map(Pattern::name).toList();
        return Application.applyAll(patterns.withNeeds(names), bench.site(), findings, Schema.EMPTY, reach);
    }

    private static List<String> names(List<Fixture> fixtures) {
        return fixtures.stream().map(Fixture::pattern).distinct().toList();
    }

    private boolean isEnough(List<Witness> witnesses) {
        try {
            List<CellResult> results =
                    new WitnessRuns(matrix, bench.suite(), record.quietly("repair")).run(witnesses, 1);
            return witnesses.stream().allMatch(witness -> LeakJudge.isGreen(witness, results));
        } catch (RalphException e) {
            // A fixture that does not build here is not the one.
            record.warn("it does not build: " + e.problems().get(0).what());
            return false;
        }
    }
}
