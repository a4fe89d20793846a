package dev.ralph.diagnose.order;

import dev.ralph.model.TestId;
import dev.ralph.runner.Probe;
import dev.ralph.runner.ProbeReport;
import dev.ralph.runner.ProbeSession;
import java.util.ArrayList;
import java.util.List;

/** Runs probes and keeps count of what was covered. */
final class Bench {

    /** So many at once that the lanes of a session stay busy, and so few that progress can be told. */
    private static final int BATCH = 400;

    private static final int COLD_BATCH = 8;

    private final ProbeSession session;
    private final ExaminationListener listener;
    private final Pairs pairs;
    private final Tally tally = new Tally();
    private boolean cutShort;

    Bench(ProbeSession session, ExaminationListener listener) {
        this.session = session;
        this.listener = listener;
        pairs = new Pairs(session.tests());
    }

    List<TestId> tests() {
        return session.tests();
    }

    Pairs pairs() {
        return pairs;
    }

    Tally tally() {
        return tally;
    }

    /** Whether some probe was not run because the time was used up. */
    boolean isCutShort() {
        return cutShort;
    }

    /** Says that something planned was not run. */
    void cutShort() {
        cutShort = true;
    }

    /** Runs probes, each as if in a process of its own; returns one sight each. */
    List<Sight> run(String step, List<Probe> probes, Allowance time) {
        return inBatches(step, probes, time, BATCH, false);
    }

    /** The same in fresh processes. */
    List<Sight> cold(String step, List<Probe> probes, Allowance time) {
        return inBatches(step, probes, time, COLD_BATCH, true);
    }

    private List<Sight> inBatches(String step, List<Probe> probes, Allowance time, int most, boolean isCold) {
        List<Sight> sights = new ArrayList<>();
        for (int from = 0; from < probes.size(); from += most) {
            List<Probe> batch = probes.subList(from, Math.min(from + most, probes.size()));
            listener.progress(step, from, probes.size());
            List<ProbeReport> reports = time.isUsedUp()
                    ? notRun(batch)
                    : isCold ? session.runCold(batch, time.left()) : session.run(batch, time.left());
            for (int i = 0; i < batch.size(); i++) {
                Sight sight = new Sight(batch.get(i), reports.get(i));
                cutShort |= sight.isBrokenOff();
                if (batch.get(i).restored().isEmpty()) {
                    pairs.ran(sight.ran());
                }
                tally.add(sight, isCold);
                sights.add(sight);
            }
        }
        return sights;
    }

    private static List<ProbeReport> notRun(List<Probe> batch) {
        return batch.stream()
                .map(probe -> ProbeReport.notRun("the time was used up"))
                .toList();
    }
}
