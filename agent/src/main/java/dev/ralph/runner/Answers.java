package dev.ralph.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ralph.runner.ProbeReport.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a session answers to one batch, event by event. */
final class Answers {

    private final Map<Integer, ProbeRequest> open = new LinkedHashMap<>();
    private final Map<Integer, Answer> given = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Doubts strays = new Doubts();
    private Optional<String> refusal = Optional.empty();
    private @Nullable ProbeReader reader;
    private int current;
    private long stepBegan;
    private Duration slowest = Duration.ZERO;
    private boolean ended;

    /**
     * One report and what it cost.
     *
     * @param fork whether it came from a copy of a process rather than a fresh one
     * @param shared how many of its tests were run once for it and the probe before
     * @param slowest the longest that a test took to end after the one before, or after the start of all: what is
     *     made once for many tests is in no test's own time
     */
    record Answer(ProbeReport report, boolean fork, int shared, Duration slowest) {}

    Answers(List<ProbeRequest> requests) {
        requests.forEach(request -> open.put(request.number(), request));
    }

    /** Those of a session that answers nothing. */
    static Answers refused(String why) {
        Answers answers = new Answers(List.of());
        answers.refusal = Optional.of(why);
        return answers;
    }

    void take(EventTail.Line line) {
        if (line.isDoubtful()) {
            doubt(line.doubt());
            return;
        }
        JsonNode event = line.event();
        switch (event.path("event").asText()) {
            case "probe" -> begin(event.path("probe").asInt(-1));
            case "done" -> finish(event);
            case "cannot" -> refusal = Optional.of(event.path("message").asText());
            case "broken" ->
                refusal = Optional.of("The session broke: "
                        + event.path("failure").path("message").asText() + ".");
            case "note" -> notes.add(event.path("message").asText());
            case "end" -> ended = true;
            default -> {
                if (reader == null) {
                    doubt("An event belongs to no probe: " + event.path("event").asText());
                } else {
                    reader.add(event);
                    step(event);
                }
            }
        }
    }

    private void begin(int number) {
        ProbeRequest request = open.get(number);
        if (request == null || reader != null) {
            doubt("A probe began out of turn: " + number);
            return;
        }
        reader = new ProbeReader(request.probe());
        current = number;
        stepBegan = System.nanoTime();
        slowest = Duration.ZERO;
        strays.list().forEach(reader::doubt);
    }

    private void step(JsonNode event) {
        if (event.path("event").asText().equals("finished")) {
            long now = System.nanoTime();
            Duration step = Duration.ofNanos(now - stepBegan);
            slowest = step.compareTo(slowest) > 0 ? step : slowest;
            stepBegan = now;
        }
    }

    private void finish(JsonNode event) {
        int number = event.path("probe").asInt(-1);
        if (reader == null || number != current) {
            doubt("A probe ended that had not begun: " + number);
            return;
        }
        String word = event.path("end").asText();
        List<String> known = List.of("ENDED", "CRASHED", "DEADLINE", "NOT_RUN");
        if (!known.contains(word)) {
            reader.doubt("An end makes no sense: " + word);
        }
        End end = known.contains(word) ? End.valueOf(word) : End.NOT_RUN;
        give(
                reader.end(end, event.path("remark").asText("")),
                event.path("fork").asBoolean(),
                event.path("shared").asInt());
    }

    private void give(ProbeReport report, boolean fork, int shared) {
        given.put(current, new Answer(report, fork, shared, slowest));
        open.remove(current);
        reader = null;
    }

    /** What is forged between two probes may have been meant for the next. */
    private void doubt(String why) {
        if (reader == null) {
            strays.add(why);
        } else {
            reader.doubt(why);
        }
    }

    /** Ends the probe that had begun, if any, because the session is over: its test may be the reason. */
    void abort(End end, String why) {
        if (reader != null) {
            give(reader.end(end, why), true, 0);
        }
    }

    /** Ends the probe that had begun with nothing said about its tests. */
    void giveUp(String why) {
        if (reader != null) {
            give(ProbeReport.notRun(why), false, 0);
        }
    }

    /** Ends the only probe of a program that has come to its end; perhaps a test has ended it before the others. */
    void endOnly() {
        if (reader != null) {
            give(
                    reader.isRunning() ? reader.end(End.CRASHED, "Its process ended.") : reader.end(End.ENDED, ""),
                    false,
                    0);
        }
    }

    /** Ends the next probe where events are gone, among them perhaps the one that said which probe had begun. */
    void abortNext(String why) {
        if (reader == null && !open.isEmpty()) {
            begin(open.keySet().iterator().next());
        }
        abort(End.NOT_RUN, why);
    }

    /** Begins the only probe of a program that runs it once and needs not say so. */
    void beginOnly() {
        begin(open.keySet().iterator().next());
    }

    /** Forgets the probe that had begun: that it did not end says nothing about its tests. */
    void drop() {
        reader = null;
    }

    /** Whether the probe that had begun has come to a test. */
    boolean hasStarted() {
        return reader != null && reader.hasStarted();
    }

    boolean isComplete() {
        return open.isEmpty();
    }

    /** Whether the session has said that it answers no more. */
    boolean isOver() {
        return ended || refusal.isPresent();
    }

    /** Whether the session has come to its own end. */
    boolean hasEnded() {
        return ended;
    }

    Optional<String> refusal() {
        return refusal;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    Optional<Answer> answer(int number) {
        return Optional.ofNullable(given.get(number));
    }

    int count() {
        return given.size();
    }
}
