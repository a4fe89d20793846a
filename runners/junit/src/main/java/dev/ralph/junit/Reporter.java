package dev.ralph.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Turns what JUnit says during one execution into events, so that every selected test gets an outcome. */
final class Reporter implements TestExecutionListener {

    private final Map<String, String> selected;
    private final Events events;
    private final Probe probe;
    private final Set<String> reported = new HashSet<>();
    private final Map<String, List<String>> repeated = new HashMap<>();
    private long started;
    private String lastName = "";
    private String lastId = "";

    /** @param selected the names of the selected tests by their ids, in order */
    Reporter(Map<String, String> selected, Events events, Probe probe) {
        this.selected = selected;
        this.events = events;
        this.probe = probe;
    }

    @Override
    public void executionStarted(TestIdentifier node) {
        probe.starting(Names.discovered(node));
        if (!node.isTest()) {
            probe.disturbed();
            return;
        }
        probe.before();
        events.started(name(node));
        started = System.nanoTime();
    }

    @Override
    public void executionFinished(TestIdentifier node, TestExecutionResult result) {
        if (!node.isTest()) {
            containerFinished(node, result);
            probe.disturbed();
            return;
        }
        long millis = (System.nanoTime() - started) / 1_000_000;
        String name = name(node);
        events.finished(name, outcome(result), millis, failure(result));
        remember(node, name);
        probe.after(name);
    }

    @Override
    public void executionSkipped(TestIdentifier node, String reason) {
        String why = String.valueOf(reason);
        if (node.isTest() && !selected.containsKey(Names.discovered(node))) {
            String name = name(node);
            report(name, Outcome.SKIPPED, Events.describe("(skipped)", why, ""));
            remember(node, name);
        }
        reportUnreported(Names.discovered(node), Outcome.SKIPPED, Events.describe("(skipped)", why, ""));
    }

    /** Reports the selected tests that JUnit never mentioned. */
    void reportLost() {
        reportUnreported(
                "", Outcome.FAILED, Events.describe("(not run)", "JUnit knew this test and did not run it.", ""));
    }

    /** Reports a test that was asked for and does not exist, with the reason if its class could not be loaded. */
    void reportUnknown(String test, Map<String, Throwable> undiscovered) {
        for (Map.Entry<String, Throwable> entry : undiscovered.entrySet()) {
            if (test.startsWith(entry.getKey() + "#") || test.startsWith(entry.getKey() + "$")) {
                report(test, Outcome.FAILED, Events.describe(entry.getValue()));
                return;
            }
        }
        report(test, Outcome.FAILED, Events.describe("(not found)", "There is no such test.", ""));
    }

    /**
     * A container that failed before its tests fails those that did not run; one that failed after them overrules the
     * last that ran, or was skipped; one that never got as far as a test counts as a test of its own: nobody else would
     * hear of it.
     */
    private void containerFinished(TestIdentifier container, TestExecutionResult result) {
        String id = Names.discovered(container);
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            if (selected.containsKey(id)) {
                // Nothing was shown by a method, or a repeated class, that ran no test at all.
                reportUnreported(id, Outcome.SKIPPED, Events.describe("(skipped)", "it had no invocation", ""));
            }
            return;
        }
        if (reportUnreported(id, outcome(result), failure(result)) || outcome(result) != Outcome.FAILED) {
            return;
        }
        if (Names.contains(id, lastId)) {
            result.getThrowable().ifPresent(cause -> events.overruled(lastName, cause));
        } else {
            String name = name(container);
            report(name, Outcome.FAILED, failure(result));
            remember(container, name);
        }
    }

    /** Reports the selected tests in a container, or all if it is empty, that have no outcome; says whether any. */
    private boolean reportUnreported(String container, Outcome outcome, Map<String, Object> failure) {
        boolean any = false;
        for (Map.Entry<String, String> test : selected.entrySet()) {
            String id = test.getKey();
            if ((container.isEmpty() || Names.contains(container, id)) && reported.add(id)) {
                any = true;
                report(test.getValue(), outcome, failure);
                // What fails after this test must find it, even if it never ran.
                lastId = id;
                lastName = test.getValue();
            }
        }
        return any;
    }

    private void report(String name, Outcome outcome, Map<String, Object> failure) {
        events.started(name);
        events.finished(name, outcome, 0, failure);
    }

    private void remember(TestIdentifier test, String name) {
        lastId = Names.discovered(test);
        lastName = name;
        for (String id = lastId; !id.isEmpty(); id = Names.parent(id)) {
            reported.add(id);
        }
    }

    private String name(TestIdentifier test) {
        String id = Names.discovered(test);
        while (!selected.containsKey(id) && !id.isEmpty()) {
            id = Names.parent(id);
        }
        String known = selected.getOrDefault(id, Names.declared(test));
        return Names.isWholeClass(known) ? numbered(known, test) : known + Names.invocation(test);
    }

    /** Numbers the tests of a repeated class as they come. */
    private String numbered(String name, TestIdentifier test) {
        List<String> known = repeated.computeIfAbsent(name, whole -> new ArrayList<>());
        if (!known.contains(test.getUniqueId())) {
            known.add(test.getUniqueId());
        }
        return name + "[" + (known.indexOf(test.getUniqueId()) + 1) + "]";
    }

    private static Outcome outcome(TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL:
                return Outcome.PASSED;
            case ABORTED:
                return Outcome.ABORTED;
            default:
                return Outcome.FAILED;
        }
    }

    private static Map<String, Object> failure(TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            return null;
        }
        return result.getThrowable()
                .map(Events::describe)
                .orElseGet(() -> Events.describe("(unknown)", "JUnit gave no cause.", ""));
    }
}
