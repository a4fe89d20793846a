package dev.ralph.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.diagnose.Diagnosis;
import dev.ralph.diagnose.reading.Conftests;
import dev.ralph.model.CellResult;
import dev.ralph.model.Leak;
import dev.ralph.model.Problem;
import dev.ralph.model.Step;
import dev.ralph.model.Verdict;
import dev.ralph.verify.LeakJudge;
import dev.ralph.verify.PatchGuard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The story of a task about leaks that it names: see them again, put the state back where it is left, prove it on the
 * orders that show it and on the whole suite, commit.
 */
final class LeakWork {

    private static final TypeReference<String> TEXT = new TypeReference<>() {};
    private static final TypeReference<List<CellResult>> RESULTS = new TypeReference<>() {};

    private final Attempt attempt;
    private final TaskRecord record;
    private final Coding coding;

    LeakWork(Attempt attempt) {
        this.attempt = attempt;
        this.record = attempt.record();
        this.coding = attempt.coding();
    }

    TaskResult run() {
        // 1. A private clone of what is committed; the user's checkout is never touched.
        return Workshop.open(attempt, user -> "", this::see);
    }

    /**
     * A leak that shows each time.
     *
     * @param before what its witnesses and the suite showed without any change
     */
    private record Shown(Workshop shop, LeakSearch search, Sighting seen, LeakProof proof, List<CellResult> before) {}

    private TaskResult see(Workshop shop) {
        // 2. The leak is seen again, and the orders that show it fail each time.
        LeakSearch search = new LeakSearch(attempt.task(), shop);
        Sighting seen = record.step("seen", new TypeReference<>() {}, () -> {
            record.say("building the project, then looking at the tests that the task names");
            return search.in(shop.bench().unchanged());
        });
        record.diagnosed(new Diagnosis(seen.findings(), seen.sentences()));
        LeakProof proof = new LeakProof(seen, shop, record);
        List<CellResult> before = record.step(
                "before", RESULTS, () -> proof.before(attempt.wanted().orders()));
        record.journal().matrixBefore(before);
        if (seen.witnesses().stream().noneMatch(witness -> LeakJudge.isRedOnce(witness, before))) {
            return record.unproven(new Verdict(Verdict.Outcome.NOT_REPRODUCED, notSeen(seen)));
        }
        List<String> doubts = proof.doubts(before, Named.victims(attempt.task().goal()));
        return doubts.isEmpty()
                ? repair(new Shown(shop, search, seen, proof, before))
                : record.unproven(new Verdict(Verdict.Outcome.INCONCLUSIVE, doubts));
    }

    private static List<String> notSeen(Sighting seen) {
        return seen.sentences().isEmpty()
                ? List.of("none of the tests that it names depends on another")
                : seen.sentences();
    }

    private TaskResult repair(Shown leak) {
        // 3. The change: the smallest reach of a pattern that makes the victims pass, or else what a model hands in.
        Sighting seen = leak.seen();
        Workshop shop = leak.shop();
        LeakLooks looks = new LeakLooks(seen, shop, record.quietly("model"), leak.search());
        List<String> known = looks.told(leak.before());
        Optional<TaskResult> other = coding.otherwise(known);
        if (other.isPresent()) {
            return other.get();
        }
        LeakRepair repair = new LeakRepair(shop, record);
        Repair.Outcome repaired = record.step(
                "repair",
                new TypeReference<>() {},
                () -> coding.isAfterPatterns() ? repair.run(seen) : new Repair.Outcome(List.of(), seen.findings()));
        if (repaired.fixtures().isEmpty()) {
            if (!coding.isThere()) {
                return record.blocked(Stream.concat(
                                Stream.of("no pattern repairs this leak; " + coding.lack()), seen.sentences().stream())
                        .toList());
            }
            Set<String> scope = scope(leak);
            Coding.Work work = coding.edit(known, scope, new BenchDesk(shop, scope, seen.findings(), List.of(), looks));
            Optional<TaskResult> ended = coding.end(work, known);
            if (ended.isPresent()) {
                return ended.get();
            }
            repaired = new Repair.Outcome(work.fixtures(), seen.findings());
        }
        if (shop.bench().isUnchanged()) {
            repaired.fixtures().forEach(fixture -> shop.bench().apply(fixture.patch()));
        }
        return prove(leak, repaired);
    }

    private TaskResult prove(Shown leak, Repair.Outcome repaired) {
        List<Step> steps = List.of(new Step(1, "What leaks is put back where it is left", repaired.patterns()));
        record.repaired(steps, repaired.fixtures());
        List<Problem> objections = PatchGuard.check(
                Coding.toJudge(repaired.fixtures()), leak.shop().bench()::original, scope(leak));
        if (!objections.isEmpty()) {
            return coding.objected(objections, repaired.fixtures());
        }

        // 4. The proof: the same orders and the whole suite with the change, and the orders without its fixtures.
        List<CellResult> before = leak.before();
        List<CellResult> after = record.step(
                "after",
                RESULTS,
                () -> coding.running(
                        repaired.fixtures(), before, () -> leak.proof().after(before)));
        record.journal().matrixAfter(after);
        List<CellResult> power = record.step(
                "power", RESULTS, () -> Coding.ran(after) ? leak.proof().power() : List.of());
        Verdict verdict = LeakJudge.judge(leak.seen().witnesses(), before, after, power);
        if (verdict.outcome() != Verdict.Outcome.FIXED) {
            return coding.unproven(verdict, after, repaired.fixtures());
        }
        record.judged(verdict);
        return commit(leak, steps, repaired, new Matrices(before, after, power));
    }

    private TaskResult commit(Shown leak, List<Step> steps, Repair.Outcome repaired, Matrices matrices) {
        // 5. One commit, taken over into the user's repository as a branch.
        String message = record.step(
                "message",
                TEXT,
                () -> CommitMessage.of(
                        attempt.task(),
                        subject(leak.seen()),
                        steps,
                        repaired,
                        leak.seen().sentences(),
                        List.of(matrices.sentence()),
                        matrices,
                        record));
        return new Handover(attempt).commit(leak.shop(), message, repaired.fixtures(), matrices);
    }

    private static String subject(Sighting seen) {
        List<String> states = seen.states().map(Leak::where).distinct().toList();
        String more = states.size() > 1 ? " and %d more".formatted(states.size() - 1) : "";
        return "put back " + (states.isEmpty() ? "what leaks" : states.get(0)) + more;
    }

    /** The tests' own folders; where a project keeps them anywhere, the files of the tests and what is above them. */
    private static Set<String> scope(Shown leak) {
        Workbench bench = leak.shop().bench();
        Set<String> scope = new TreeSet<>(bench.inRepository(
                leak.shop().kit().survey().of(bench.sources()).scope()));
        leak.seen().places().forEach(place -> {
            String path = bench.site().inProject(place.declaration().path());
            scope.add(path);
            Conftests.above(path).forEach(scope::add);
        });
        return scope;
    }
}
