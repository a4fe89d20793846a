package dev.ralph.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ralph.model.MustHaves;
import dev.ralph.model.Plan;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import dev.ralph.sandbox.Sandboxes;
import dev.ralph.support.Needs;
import dev.ralph.verify.PlanReport.TaskCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@Needs("bubblewrap")
final class VerifyLinesTest {

    private static final int SECONDS = 60;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> lines() throws IOException {
        JsonNode data = data();
        Path tree = tree(data.get("tree"));
        SandboxUser.current().prepare(folder);
        Sandbox sandbox = Sandboxes.choose("bubblewrap");
        int[] number = {0};
        return StreamSupport.stream(data.get("cases").spliterator(), false)
                .map(line -> DynamicTest.dynamicTest(line.get("line").asText(), () -> {
                    Path room = Files.createDirectories(folder.resolve("case-" + number[0]++));
                    SandboxUser.current().prepare(room);
                    TaskCheck task = judge(
                            sandbox, limits(line), tree, room, line.get("line").asText());
                    boolean informs =
                            task.commands().stream().allMatch(command -> command.outcome() == PlanReport.Outcome.INFO);
                    String outcome = informs && !task.commands().isEmpty()
                            ? "INFO"
                            : task.outcome().name();
                    assertThat(outcome)
                            .as("%s%n%s", line.get("why").asText(), task.commands())
                            .isEqualTo(line.get("expect").asText());
                    if (line.has("tests")) {
                        assertThat(task.commands().get(0).testsPassed())
                                .isEqualTo(line.get("tests").asInt());
                    }
                    if (line.has("notes")) {
                        assertThat(task.commands().get(0).notes())
                                .containsExactly(line.get("notes").asText());
                    }
                }));
    }

    private static Limits limits(JsonNode line) {
        Duration wall = Duration.ofSeconds(line.path("seconds").asInt(SECONDS));
        return new Limits(wall, 2 << 20, 64 << 20, 1L << 30, 256, false);
    }

    private static TaskCheck judge(Sandbox sandbox, Limits limits, Path tree, Path room, String verify) {
        Plan plan = new Plan(Plans.HEAD, MustHaves.NONE, List.of(Plans.task(1, "a line", verify)), List.of());
        return new PlanCheck(sandbox, limits)
                .judge(plan, new PlanCheck.Project("shop", tree), room, room.resolve("logs"))
                .tasks()
                .get(0);
    }

    private Path tree(JsonNode files) throws IOException {
        Path tree = folder.resolve("tree");
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            Path path = tree.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().asText());
            if (file.getValue().asText().startsWith("#!")) {
                assertThat(path.toFile().setExecutable(true, false)).isTrue();
            }
        }
        return tree;
    }

    private static JsonNode data() throws IOException {
        try (InputStream in = VerifyLinesTest.class.getResourceAsStream("/verify/verify-lines.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(in));
        }
    }
}
