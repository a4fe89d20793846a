package dev.ralph.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.model.TestRun.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the events of one probe into its report. */
final class ProbeReader {

    private final List<TestId> order;
    private final List<TestRun> runs = new ArrayList<>();
    private final List<FailureRecord> failures = new ArrayList<>();
    private final List<Leak> leaks = new ArrayList<>();
    private final Map<String, String> lines = new HashMap<>();
    private final Doubts doubts = new Doubts();
    private final List<String> remarks = new ArrayList<>();
    /** Of the element of the order that runs now: a framework may run one test many times, with other arguments. */
    private final Set<TestId> invocations = new HashSet<>();

    private boolean running;

    ProbeReader(Probe probe) {
        this.order = probe.tests();
    }

    /** Takes one event between {@code probe} and {@code done}; one that makes no sense is a reason for doubt. */
    void add(JsonNode event) {
        try {
            switch (event.path("event").asText()) {
                case "started" -> start(Events.test(event));
                case "finished" -> finish(Events.test(event), event);
                case "overruled" -> overrule(Events.test(event), event);
                case "leak" -> leaks.add(Events.leak(event));
                case "line" ->
                    lines.putIfAbsent(
                            event.path("name").asText(), event.path("at").asText());
                default -> doubt("Unknown event " + event.path("event").asText());
            }
        } catch (IllegalArgumentException e) {
            doubt("An event makes no sense: " + e.getMessage());
        }
    }

    void doubt(String why) {
        doubts.add(why);
    }

    /** Whether a test has begun and not ended. */
    boolean isRunning() {
        return running;
    }

    /** Whether a test has begun at all. */
    boolean hasStarted() {
        return running || !runs.isEmpty();
    }

    /** The report of a probe that ended like this. */
    ProbeReport end(ProbeReport.End end, String remark) {
        if (!remark.isBlank()) {
            remarks.add(0, remark);
        }
        if (end == ProbeReport.End.ENDED && doubts.list().isEmpty()) {
            checkWhole();
        } else if (running && !runs.isEmpty()) {
            setLast(Outcome.UNFINISHED, last().took());
        }
        if (!doubts.list().isEmpty()) {
            return ProbeReport.notRun(String.join(" ", doubts.list()));
        }
        return new ProbeReport(runs, failures, leaks, lines, end, String.join(" ", remarks));
    }

    private void checkWhole() {
        if (running) {
            doubt("A test never ended: " + last().test());
        } else if (runs.isEmpty()) {
            doubt("The probe ended and ran no test.");
        } else {
            skipTo(order.size());
        }
    }

    private void start(TestId test) {
        if (running) {
            doubt("A test began before the end of the one before: " + test);
        }
        running = true;
        if (!runs.isEmpty() && isOf(test, runs.size() - 1) && isInvocation(test) && invocations.add(test)) {
            return;
        }
        int next = runs.size();
        while (next < order.size() && !isOf(test, next)) {
            next++;
        }
        if (next == order.size()) {
            doubt("A test ran that nobody asked for at that place: " + test);
            return;
        }
        skipTo(next);
        invocations.clear();
        invocations.add(test);
        runs.add(new TestRun(order.get(next), Outcome.UNFINISHED, Duration.ZERO));
    }

    /** A test may be there that its framework never runs; it must not be taken for one that passed. */
    private void skipTo(int end) {
        while (runs.size() < end) {
            TestId silent = order.get(runs.size());
            runs.add(new TestRun(silent, Outcome.SKIPPED, Duration.ZERO));
            remarks.add("It was asked for and did not run: " + silent + ".");
        }
    }

    private void finish(TestId test, JsonNode event) {
        if (!running || runs.isEmpty() || !invocations.contains(test)) {
            doubt("A test ended that had not begun: " + test);
            return;
        }
        running = false;
        Outcome outcome = Events.outcome(event);
        if (outcome == Outcome.FAILED) {
            failures.add(Events.failure(last().test(), event));
        }
        Duration took = last().took().plusMillis(event.path("ms").asLong());
        setLast(worse(last().outcome(), outcome), took);
    }

    /** What ran after the last test of a class or a file has failed; that counts as a failure of the test. */
    private void overrule(TestId test, JsonNode event) {
        if (running || runs.isEmpty() || !invocations.contains(test)) {
            doubt("A test was overruled that was not the last: " + test);
            return;
        }
        if (last().outcome() != Outcome.FAILED) {
            failures.add(Events.failure(last().test(), event));
        }
        setLast(Outcome.FAILED, last().took());
    }

    /** The outcome of a test of which several invocations ran: failed if one did, skipped if all were. */
    private static Outcome worse(Outcome before, Outcome now) {
        if (before == Outcome.UNFINISHED || before == Outcome.SKIPPED || now == Outcome.FAILED) {
            return now;
        }
        return before;
    }

    private boolean isOf(TestId test, int element) {
        return order.get(element).equals(test) || order.get(element).equals(test.declared());
    }

    private static boolean isInvocation(TestId test) {
        return !test.declared().equals(test);
    }

    private TestRun last() {
        return runs.get(runs.size() - 1);
    }

    private void setLast(Outcome outcome, Duration took) {
        runs.set(runs.size() - 1, new TestRun(last().test(), outcome, took));
    }
}
