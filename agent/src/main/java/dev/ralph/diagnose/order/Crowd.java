package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Dependence.Proof;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.runner.Probe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds tests that fail only while others run at the same time: what fails on one of several workers is replayed in the
 * order of that worker, alone.
 */
final class Crowd {

    private static final int REPLAYS = 3;

    private final Bench bench;
    private final Notebook notebook;
    private final Rows rows;
    private final Map<TestId, Integer> failed = new LinkedHashMap<>();
    private int rounds;

    Crowd(Bench bench, Notebook notebook, Rows rows) {
        this.bench = bench;
        this.notebook = notebook;
        this.rows = rows;
    }

    void look(List<ParallelRuns.Round> parallel, Allowance time) {
        rounds = parallel.size();
        for (ParallelRuns.Round round : parallel) {
            for (List<TestRun> worker : round.workers()) {
                List<TestId> order = worker.stream().map(TestRun::test).toList();
                for (int place = 0; place < order.size(); place++) {
                    look(
                            order.get(place),
                            order.subList(0, place),
                            worker.get(place).outcome(),
                            time);
                }
            }
        }
        noteOdd();
    }

    private void look(TestId test, List<TestId> before, TestRun.Outcome outcome, Allowance time) {
        boolean isNews = notebook.passesAlone(test)
                && notebook.deviates(test, Optional.of(outcome))
                && !notebook.isExplained(test, before)
                && !notebook.isUnsteady(test);
        if (isNews && (failed.containsKey(test) || isFineAlone(test, before, time))) {
            failed.merge(test, 1, Integer::sum);
        }
    }

    /** The same order without the other workers; when it fails there too, the order is the reason. */
    private boolean isFineAlone(TestId test, List<TestId> before, Allowance time) {
        List<Probe> replays = IntStream.range(0, REPLAYS)
                .mapToObj(i -> Probe.of(Rows.behind(before, test)))
                .toList();
        List<Sight> sights = bench.run("in the order of its worker", replays, time);
        if (sights.stream().anyMatch(sight -> notebook.deviates(test, sight.last()))) {
            rows.explain(test, before, time);
            return false;
        }
        return sights.stream().allMatch(sight -> sight.last().isPresent());
    }

    /** How often the test failed beside others; empty when it did not, or only once, or only for another reason. */
    Optional<Proof> proof(TestId test) {
        return Optional.ofNullable(failed.get(test))
                .filter(times -> times > 1)
                .map(times -> new Proof(List.of(test), rounds, times, true));
    }

    /** What failed once beside others may be anything. */
    private void noteOdd() {
        failed.forEach((test, times) -> {
            if (times == 1) {
                notebook.odd(test, List.of(new Proof(List.of(test), rounds, times, true)));
            }
        });
    }

    /** Whether any run on several workers came to its end. */
    boolean hasLooked() {
        return rounds > 0;
    }
}
