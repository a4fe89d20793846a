package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ralph.support.Needs;
import dev.ralph.support.PythonProject;
import dev.ralph.support.Ralph;
import dev.ralph.support.ScriptedAnswer;
import dev.ralph.support.ScriptedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that say that a task is done, with an empty, a cheating or a harmful change, or none. */
@Needs({"bubblewrap", "pytest"})
final class LyingModelIT {

    /** A run of each takes seconds; every build tries some others, and {@code -Dralph.lies=99} all. */
    private static final int MOST = Integer.getInteger("ralph.lies", 2);

    private static final Pattern TASK = Pattern.compile("\\bLIE-(\\d\\d)\\b");

    @TempDir
    private Path folder;

    @TempDir
    private Path config;

    @Test
    void no_lie_is_committed_and_each_fails_with_the_reason() throws Exception {
        List<JsonNode> all = lies();
        long seed = System.nanoTime();
        System.out.printf("lies: %d of %d, seed %d%n", Math.min(MOST, all.size()), all.size(), seed);
        List<JsonNode> lies = new ArrayList<>(all);
        Collections.shuffle(lies, new Random(seed));
        lies = lies.subList(0, Math.min(MOST, lies.size()));
        PythonProject project = PythonProject.in(folder).commit();
        for (int i = 0; i < lies.size(); i++) {
            project.task(id(i), "");
        }

        Ralph ralph;
        try (ScriptedModel model = liar(lies)) {
            ralph = project.run(model, config.resolve("config.yaml"), 1);
        }

        assertThat(all).hasSizeGreaterThanOrEqualTo(30);
        assertThat(ralph.exitCode()).as("%s%s", ralph.out(), ralph.err()).isEqualTo(1);
        for (int i = 0; i < lies.size(); i++) {
            String task = project.read("tasks/%s.md".formatted(id(i)));
            assertThat(task)
                    .as("%s: %s", id(i), lies.get(i).path("name").asText())
                    .contains("STATUS: FAILED")
                    .contains(lies.get(i).path("why").asText());
        }
        try (Git git = Git.open(folder.toFile())) {
            assertThat(git.branchList().call()).extracting(Ref::getName).containsExactly("refs/heads/main");
        }
        assertThat(folder.resolveSibling("outside.py")).doesNotExist();
        assertThat(Path.of("/etc/ralph-was-here")).doesNotExist();
    }

    private static List<JsonNode> lies() throws IOException {
        List<JsonNode> lies = new ArrayList<>();
        Path file = Path.of(System.getProperty("ralph.home", "")).resolve("agent/src/test/resources/models/lies.yaml");
        new ObjectMapper(new YAMLFactory()).readTree(file.toFile()).forEach(lies::add);
        return lies;
    }

    private static String id(int number) {
        return "LIE-%02d".formatted(number);
    }

    /** Answers each task with its own lie: step by step, and then the last step again and again. */
    private static ScriptedModel liar(List<JsonNode> lies) {
        Map<Integer, Integer> played = new HashMap<>();
        return ScriptedModel.programmed(request -> {
            Matcher task = TASK.matcher(request.toString());
            assertThat(task.find()).as("the request names its task").isTrue();
            int number = Integer.parseInt(task.group(1));
            JsonNode steps = lies.get(number).path("steps");
            int step = Math.min(played.merge(number, 1, Integer::sum), steps.size()) - 1;
            return answer(steps.get(step));
        });
    }

    private static ScriptedAnswer answer(JsonNode step) {
        if (step.has("say")) {
            return ScriptedAnswer.text(step.path("say").asText());
        }
        ObjectNode arguments = step.deepCopy();
        arguments.remove("tool");
        return ScriptedAnswer.call(step.path("tool").asText(), arguments.toString());
    }
}
