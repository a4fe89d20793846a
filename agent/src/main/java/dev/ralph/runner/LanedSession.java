package dev.ralph.runner;

import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.runner.Answers.Answer;
import dev.ralph.runner.Probe.Look;
import dev.ralph.runner.ProbeReport.End;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A session of several lanes, each a sandbox with its own copy of the tree; the same for every framework.
 *
 * <p>When its probes cannot be trusted, it says so in its remarks and uses a fresh process for each.
 */
final class LanedSession implements ProbeSession {

    /** How many times its limit a probe gets that was not done in time. */
    private static final int MORE = 3;

    private final List<SessionLink> lanes;
    private final List<TestId> tests;
    private final Durations durations = new Durations();
    private final Sampling sampling = new Sampling();
    private final Spending spending = new Spending();
    private final Set<String> remarks = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<TestId> hanging = ConcurrentHashMap.newKeySet();
    private final ColdRuns colds;
    private volatile boolean onlyCold;

    private LanedSession(SessionProgram program, Path folder, int lanes, Patience patience) {
        this.colds = new ColdRuns(program, folder, patience, durations, spending, remarks);
        this.lanes = IntStream.range(0, lanes)
                .mapToObj(lane -> new SessionLink(program, folder.resolve("lane-" + lane), patience))
                .toList();
        long began = System.nanoTime();
        try {
            this.tests = this.lanes.get(0).start();
            this.lanes.get(0).refusal().ifPresent(this::goCold);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        spending.took(began);
    }

    /**
     * Starts the first lane; the others start when there is work for them.
     *
     * @param folder on the host, empty, in a place that the sandbox can reach; the caller removes it
     * @throws RalphException when the tests of the target cannot be collected
     */
    static LanedSession open(SessionProgram program, Path folder, int lanes) {
        return open(program, folder, lanes, Patience.USUAL);
    }

    static LanedSession open(SessionProgram program, Path folder, int lanes, Patience patience) {
        return new LanedSession(program, folder, lanes, patience);
    }

    @Override
    public List<TestId> tests() {
        return tests;
    }

    @Override
    public synchronized List<ProbeReport> run(List<Probe> probes, Duration left) {
        long began = System.nanoTime();
        TimeLeft time = new TimeLeft(began, left);
        Reports reports = new Reports(probes);
        if (!onlyCold) {
            warm(reports, time);
            sample(reports, time);
        }
        if (onlyCold) {
            cold(reports, time);
        }
        spending.took(began);
        return reports.list(LastMoment.TIME_IS_UP);
    }

    @Override
    public synchronized List<ProbeReport> runCold(List<Probe> probes, Duration left) {
        long began = System.nanoTime();
        Reports reports = new Reports(probes);
        cold(reports, new TimeLeft(began, left));
        spending.took(began);
        return reports.list(LastMoment.TIME_IS_UP);
    }

    private void warm(Reports reports, TimeLeft time) {
        ConcurrentLinkedQueue<List<Integer>> work =
                new ConcurrentLinkedQueue<>(Chunks.of(reports.probes(), lanes.size(), durations::nanos));
        SideBySide.run(Math.min(lanes.size(), work.size()), lane -> {
            for (List<Integer> chunk = next(work, time); chunk != null; chunk = next(work, time)) {
                answer(lanes.get(lane), chunk, reports, time);
            }
        });
    }

    private static <T> @org.jspecify.annotations.Nullable T next(ConcurrentLinkedQueue<T> work, TimeLeft time) {
        return time.isUp() ? null : work.poll();
    }

    private void answer(SessionLink lane, List<Integer> chunk, Reports reports, TimeLeft time) {
        if (onlyCold) {
            return;
        }
        List<Probe> probes = chunk.stream().map(reports.probes()::get).toList();
        int starts = lane.starts();
        List<Optional<Answer>> answers = lane.run(probes, durations::limit);
        spending.processes(lane.starts() - starts);
        for (int i = 0; i < probes.size(); i++) {
            if (answers.get(i).isPresent()) {
                keep(answers.get(i).get(), chunk.get(i), reports, time);
            }
        }
        remarks.addAll(lane.remarks());
        lane.refusal().ifPresent(this::goCold);
    }

    private void keep(Answer answer, int place, Reports reports, TimeLeft time) {
        durations.learn(answer);
        spending.answered(answer);
        reports.set(
                place,
                answer.report().end() == End.DEADLINE ? late(answer.report(), place, reports, time) : answer.report());
    }

    /**
     * Repeats a probe that was not done in time, with more of it, for a slow test does not hang. One test is given that
     * much only once when it does.
     */
    private ProbeReport late(ProbeReport report, int place, Reports reports, TimeLeft time) {
        Set<TestId> unfinished = unfinished(report);
        if (time.isUp() || (!unfinished.isEmpty() && hanging.containsAll(unfinished))) {
            return report;
        }
        Probe probe = reports.probes().get(place);
        ProbeReport patient = colds.run(probe, durations.limit(probe).multipliedBy(MORE), time);
        if (patient.end() == End.DEADLINE) {
            hanging.addAll(unfinished(patient));
        }
        return patient.end() == End.NOT_RUN ? report : patient;
    }

    private static Set<TestId> unfinished(ProbeReport report) {
        return report.runs().stream()
                .filter(run -> run.outcome() == TestRun.Outcome.UNFINISHED)
                .map(TestRun::test)
                .collect(Collectors.toSet());
    }

    /** Repeats some probes in a fresh process; when they show something else, nothing that was not is believed. */
    private void sample(Reports reports, TimeLeft time) {
        List<Integer> places = sampling.choose(reports);
        // Only outcomes are compared, and every program can show these without a session.
        Reports fresh = new Reports(places.stream()
                .map(place -> reports.probes().get(place).looking(Look.OUTCOMES))
                .toList());
        cold(fresh, time);
        for (int i = 0; i < places.size() && !onlyCold; i++) {
            Probe probe = reports.probes().get(places.get(i));
            ProbeReport warm = reports.get(places.get(i)).orElseThrow();
            ProbeReport first = fresh.get(i).orElseGet(() -> ProbeReport.notRun(LastMoment.TIME_IS_UP));
            sampling.difference(
                            warm, first, () -> colds.run(probe.looking(Look.OUTCOMES), time), () -> again(probe, time))
                    .ifPresent(difference -> {
                        reports.clear();
                        goCold(difference);
                    });
        }
    }

    private ProbeReport again(Probe probe, TimeLeft time) {
        Reports one = new Reports(List.of(probe));
        warm(one, time);
        return one.list(LastMoment.TIME_IS_UP).get(0);
    }

    private void goCold(String why) {
        remarks.add(why + " Every probe has a fresh process from now on.");
        onlyCold = true;
    }

    private void cold(Reports reports, TimeLeft time) {
        ConcurrentLinkedQueue<Integer> work = new ConcurrentLinkedQueue<>(reports.missing());
        SideBySide.run(Math.min(lanes.size(), work.size()), lane -> {
            for (Integer place = next(work, time); place != null; place = next(work, time)) {
                reports.set(place, colds.run(reports.probes().get(place), time));
            }
        });
    }

    @Override
    public Cost cost() {
        return spending.cost();
    }

    @Override
    public List<String> remarks() {
        synchronized (remarks) {
            return List.copyOf(remarks);
        }
    }

    @Override
    public void close() {
        lanes.forEach(SessionLink::close);
    }
}
