package dev.ralph.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Examination;
import dev.ralph.diagnose.reading.StaticFinding;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.SourcePlace;
import dev.ralph.model.TestId;
import dev.ralph.runner.ProbeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A diagnosis that nobody had to run for, written down as YAML. */
public record DiagnosisExample(String project, String framework, Examination examination, List<StaticFinding> read) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    public static DiagnosisExample of(Path file) {
        try {
            return of(YAML.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " is no example: " + e.getMessage(), e);
        }
    }

    public static DiagnosisExample of(JsonNode node) {
        JsonNode coverage = node.path("coverage");
        JsonNode cost = node.path("cost");
        Examination examination = new Examination(
                Examination.Baseline.valueOf(node.path("baseline").asText()),
                ids(node.path("tests")),
                list(node.path("dependences"), DiagnosisExample::dependence),
                list(node.path("leaks"), DiagnosisExample::leak),
                new Examination.Coverage(
                        coverage.path("pairs").asLong(),
                        coverage.path("of").asLong(),
                        coverage.path("states").asInt(),
                        coverage.path("stateProbes").asLong(),
                        coverage.path("whole").asBoolean(true)),
                new ProbeSession.Cost(
                        cost.path("processes").asInt(),
                        cost.path("forks").asInt(),
                        cost.path("tests").asLong(),
                        Duration.ofMillis(cost.path("millis").asLong())),
                list(node.path("remarks"), JsonNode::asText),
                ids(node.path("failing")),
                ids(node.path("unsteady")));
        return new DiagnosisExample(
                node.path("project").asText("shop"),
                node.path("framework").asText("pytest"),
                examination,
                list(node.path("static"), DiagnosisExample::read));
    }

    private static Dependence dependence(JsonNode node) {
        TestId test = new TestId(node.path("test").asText());
        return new Dependence(
                Dependence.Kind.valueOf(node.path("kind").asText()),
                test,
                list(node.path("polluters"), DiagnosisExample::ids),
                ids(node.path("setters")),
                ids(node.path("cleaners")),
                list(
                        node.path("states"),
                        state -> new Dependence.State(
                                Leak.Kind.valueOf(state.path("kind").asText()),
                                state.path("where").asText(),
                                new TestId(state.path("polluter").asText()),
                                state.path("before").asText("(none)"),
                                state.path("after").asText("(none)"),
                                state.path("location").asText(""),
                                state.path("guessed").asBoolean())),
                list(
                        node.path("proofs"),
                        proof -> new Dependence.Proof(
                                ids(proof.path("order")),
                                proof.path("runs").asInt(),
                                proof.path("failed").asInt(),
                                proof.path("cold").asBoolean())),
                Optional.of(node.path("failure"))
                        .filter(failure -> !failure.isMissingNode())
                        .map(failure -> new FailureRecord(
                                test,
                                failure.path("type").asText(),
                                failure.path("message").asText(),
                                "")),
                node.path("remark").asText(""));
    }

    private static Leak leak(JsonNode node) {
        return new Leak(
                new TestId(node.path("polluter").asText()),
                Leak.Kind.valueOf(node.path("kind").asText()),
                Leak.Shape.valueOf(node.path("shape").asText("VALUE")),
                node.path("where").asText(),
                node.path("before").asText("(none)"),
                node.path("after").asText("(none)"));
    }

    private static StaticFinding read(JsonNode node) {
        return new StaticFinding(
                node.path("rule").asText(),
                node.path("sentence").asText(),
                node.path("why").asText("Others see it."),
                node.path("remedy").asText("Undo it."),
                new SourcePlace(
                        node.path("path").asText(), 0, 1, node.path("line").asInt(1)),
                node.path("owner").asText(""));
    }

    private static List<TestId> ids(JsonNode nodes) {
        return list(nodes, node -> new TestId(node.asText()));
    }

    private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> reading) {
        List<T> list = new ArrayList<>();
        nodes.forEach(node -> list.add(reading.apply(node)));
        return list;
    }
}
