package dev.ralph.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;

/** What single events say; all kinds of processes write them alike. */
final class Events {

    private Events() {}

    static TestId test(JsonNode event) {
        return new TestId(event.path("id").asText("(unnamed)"));
    }

    static TestRun.Outcome outcome(JsonNode event) {
        return switch (event.path("outcome").asText()) {
            case "PASSED" -> TestRun.Outcome.PASSED;
            case "SKIPPED", "ABORTED" -> TestRun.Outcome.SKIPPED;
            default -> TestRun.Outcome.FAILED;
        };
    }

    static FailureRecord failure(TestId test, JsonNode event) {
        JsonNode failure = event.path("failure");
        return new FailureRecord(
                test,
                failure.path("type").asText(),
                failure.path("message").asText(),
                failure.path("stack").asText());
    }

    static Leak leak(JsonNode event) {
        return new Leak(
                test(event).declared(),
                Leak.Kind.valueOf(event.path("kind").asText()),
                Leak.Shape.valueOf(event.path("shape").asText()),
                event.path("where").asText(),
                event.path("before").asText(),
                event.path("after").asText());
    }
}
