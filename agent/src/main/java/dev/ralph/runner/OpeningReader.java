package dev.ralph.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the events up to the one that says that a session is ready. */
final class OpeningReader {

    private static final int MOST_PROBLEMS = 20;

    private final Path log;
    private final List<TestId> tests = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private boolean ready;
    private boolean ended;
    private boolean over;

    /** Takes the file that receives what the session prints, for the remedy of a problem. */
    OpeningReader(Path log) {
        this.log = log;
    }

    void take(EventTail.Line line) {
        if (line.isDoubtful()) {
            problem(line.doubt());
            return;
        }
        JsonNode event = line.event();
        switch (event.path("event").asText()) {
            case "test" -> tests.add(Events.test(event));
            case "undiscovered" ->
                problem("%s cannot be collected: %s: %s"
                        .formatted(
                                event.path("id").asText(),
                                event.path("failure").path("type").asText(),
                                message(event.path("failure"))));
            case "broken" -> problem("The runner broke: " + message(event.path("failure")));
            case "cannot" -> {
                refusal = Optional.of(message(event));
                over = true;
            }
            case "ready" -> {
                ready = true;
                over = true;
            }
            case "end" -> {
                ended = true;
                over = true;
            }
            default -> {}
        }
    }

    void fail(String why) {
        problem(why);
        over = true;
    }

    private void problem(String what) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(what, "the tests of the target", "see " + log));
        }
    }

    private static String message(JsonNode holder) {
        return holder.path("message").asText().strip();
    }

    /** Whether nothing more will come before the first probe. */
    boolean isComplete() {
        return over;
    }

    boolean isReady() {
        return ready;
    }

    /**
     * What it said.
     *
     * @throws RalphException with all that is wrong
     */
    Opening opening() {
        if (problems.isEmpty() && !ready && refusal.isEmpty()) {
            problem("The session ended before it was ready.");
        }
        check();
        return new Opening(tests, refusal);
    }

    /**
     * The tests of a program that lists them and nothing else.
     *
     * @throws RalphException with all that is wrong
     */
    List<TestId> tests() {
        if (problems.isEmpty() && !ended) {
            problem("The list of the tests is not whole.");
        }
        check();
        return List.copyOf(tests);
    }

    private void check() {
        if (problems.isEmpty() && tests.isEmpty()) {
            problem("The target has no tests.");
        }
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
    }
}
