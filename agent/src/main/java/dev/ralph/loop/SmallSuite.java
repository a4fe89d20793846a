package dev.ralph.loop;

import dev.ralph.model.TestId;
import dev.ralph.runner.Probe;
import dev.ralph.runner.ProbeReport;
import dev.ralph.runner.ProbeSession;
import java.time.Duration;
import java.util.List;

/** A session of which only some tests are asked for: they are examined as if they were the whole suite. */
record SmallSuite(ProbeSession session, List<TestId> tests) implements ProbeSession {

    SmallSuite {
        tests = List.copyOf(tests);
    }

    @Override
    public List<ProbeReport> run(List<Probe> probes, Duration left) {
        return session.run(probes, left);
    }

    @Override
    public List<ProbeReport> runCold(List<Probe> probes, Duration left) {
        return session.runCold(probes, left);
    }

    @Override
    public Cost cost() {
        return session.cost();
    }

    @Override
    public List<String> remarks() {
        return session.remarks();
    }

    /** Leaves the session open; it is its owner's. */
    @Override
    public void close() {}
}
