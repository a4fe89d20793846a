package dev.ralph.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.Schema;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns the events of one worker into its report. */
final class ReportReader {

    private final Set<TestId> asked;
    private final List<TestRun> runs = new ArrayList<>();
    private final List<FailureRecord> failures = new ArrayList<>();
    private final List<Leak> leaks = new ArrayList<>();
    private final Doubts doubts = new Doubts();
    private Schema schema = Schema.EMPTY;
    private boolean ended;
    private int finished;

    private ReportReader(List<TestId> asked, List<String> doubts) {
        this.asked = new HashSet<>(asked);
        this.doubts.addAll(doubts);
    }

    /** Reads what a worker has reported so far. */
    static WorkerReport read(Runner.WorkerRequest request) {
        Path events = request.results().resolve(request.name() + ".events");
        return read(EventLog.read(events, request.nonce()), request.tests());
    }

    static WorkerReport read(EventLog log, List<TestId> asked) {
        ReportReader reader = new ReportReader(asked, log.doubts());
        log.events().forEach(reader::tryToAdd);
        return new WorkerReport(
                reader.runs, reader.failures, reader.leaks, reader.schema, reader.ended, reader.doubts.list());
    }

    /** An event that makes no sense is one more reason for doubt. */
    private void tryToAdd(JsonNode event) {
        try {
            add(event);
        } catch (IllegalArgumentException e) {
            doubts.add("An event makes no sense: " + e.getMessage());
        }
    }

    private void add(JsonNode event) {
        if (ended) {
            doubts.add("The worker went on after its end.");
            return;
        }
        switch (event.path("event").asText()) {
            case "started" -> start(Events.test(event));
            case "finished" -> finish(Events.test(event), event);
            case "overruled" -> overrule(Events.test(event), event);
            case "leak" -> leaks.add(Events.leak(event));
            case "schema" -> schema = SchemaEvent.read(event.path("tables"));
            case "broken" ->
                doubts.add("The runner broke: "
                        + event.path("failure").path("message").asText());
            case "undiscovered" ->
                doubts.add("%s could not be collected: %s"
                        .formatted(
                                event.path("id").asText(),
                                event.path("failure").path("message").asText()));
            case "cannot" -> doubts.add(event.path("message").asText());
            case "end" -> end(event);
            case "note" -> {}
            default -> doubts.add("Unknown event " + event.path("event").asText());
        }
    }

    private void start(TestId test) {
        if (!asked.contains(test.declared())) {
            doubts.add("A test ran that nobody asked for: " + test);
        }
        runs.add(new TestRun(test, TestRun.Outcome.UNFINISHED, Duration.ZERO));
    }

    private void finish(TestId test, JsonNode event) {
        finished++;
        int last = runs.size() - 1;
        if (last < 0 || !runs.get(last).equals(new TestRun(test, TestRun.Outcome.UNFINISHED, Duration.ZERO))) {
            doubts.add("A test ended that had not begun: " + test);
            return;
        }
        TestRun.Outcome outcome = Events.outcome(event);
        runs.set(
                last,
                new TestRun(test, outcome, Duration.ofMillis(event.path("ms").asLong())));
        if (outcome == TestRun.Outcome.FAILED) {
            failures.add(Events.failure(test, event));
        }
    }

    /** What ran after the last test of a class has failed; the class counts as failed at that test. */
    private void overrule(TestId test, JsonNode event) {
        int last = runs.size() - 1;
        if (last < 0 || !runs.get(last).test().equals(test)) {
            doubts.add("A test was overruled that was not the last: " + test);
            return;
        }
        boolean failedAlready = runs.get(last).outcome() == TestRun.Outcome.FAILED;
        runs.set(last, new TestRun(test, TestRun.Outcome.FAILED, runs.get(last).took()));
        if (!failedAlready) {
            failures.add(Events.failure(test, event));
        }
    }

    private void end(JsonNode event) {
        ended = true;
        if (event.path("tests").asInt(-1) != finished) {
            doubts.add("The worker counts %s tests, its events %d."
                    .formatted(event.path("tests").asText(), finished));
        }
    }
}
