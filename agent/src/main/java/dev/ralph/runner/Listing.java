package dev.ralph.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ralph.model.Problem;
import dev.ralph.model.TestId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The tests of a target as its own JVM has listed them.
 *
 * @param broken classes that could not be looked into, with the reason
 * @param ended whether the list is whole
 * @param doubts why it cannot be trusted
 */
record Listing(List<TestId> tests, List<String> broken, boolean ended, List<String> doubts) {

    Listing {
        tests = List.copyOf(tests);
        broken = List.copyOf(broken);
        doubts = List.copyOf(doubts);
    }

    static Listing read(EventLog log) {
        List<TestId> tests = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        boolean ended = false;
        for (JsonNode event : log.events()) {
            switch (event.path("event").asText()) {
                case "test" -> tests.add(new TestId(event.path("id").asText()));
                case "undiscovered" ->
                    broken.add(event.path("id").asText() + ": "
                            + event.path("failure").path("type").asText() + ": "
                            + event.path("failure").path("message").asText());
                case "end" -> ended = log.doubts().isEmpty();
                default -> {}
            }
        }
        return new Listing(tests, broken, ended, log.doubts());
    }

    /** What keeps this from being the list of all tests. */
    List<Problem> problems(String project, Path log) {
        String where = project.isEmpty() ? "the target" : project;
        String remedy = "see " + log;
        List<Problem> problems = new ArrayList<>();
        doubts.forEach(doubt -> problems.add(new Problem(doubt, where, remedy)));
        broken.forEach(reason -> problems.add(new Problem("A test class cannot be loaded: " + reason, where, remedy)));
        if (!ended) {
            problems.add(new Problem("The tests of the target could not be listed.", where, remedy));
        } else if (tests.isEmpty() && broken.isEmpty()) {
            problems.add(new Problem(
                    "The target has no tests.",
                    where,
                    "name test classes as Surefire expects them: *Test, Test*, *Tests or *TestCase"));
        }
        return problems;
    }
}
