package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every prompt of the program has a folder in {@code prompts} with values and what becomes of it with them. */
final class PromptExamplesTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/prompts");
    private static final Prompts PROMPTS = Prompts.load(Path.of("../prompts"));

    @TestFactory
    Stream<DynamicTest> what_a_model_is_told() {
        return PROMPTS.steps().stream()
                .map(step -> DynamicTest.dynamicTest(
                        step,
                        () -> assertThat(PROMPTS.render(step, values(step)))
                                .isEqualTo(Files.readString(EXAMPLES.resolve(step + "/expected.md")))));
    }

    @TestFactory
    Stream<DynamicTest> no_value_can_be_left_out() throws IOException {
        return PROMPTS.steps().stream()
                .flatMap(step -> values(step).keySet().stream()
                        .map(name -> DynamicTest.dynamicTest(step + " without " + name, () -> {
                            Map<String, String> values = new HashMap<>(values(step));
                            values.remove(name);

                            assertThatThrownBy(() -> PROMPTS.render(step, values))
                                    .isInstanceOf(RalphException.class);
                        })));
    }

    @Test
    void every_prompt_has_an_example_and_every_example_a_prompt() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(PROMPTS.steps());
        }
    }

    private static Map<String, String> values(String step) {
        try {
            return new YAMLMapper()
                    .readValue(EXAMPLES.resolve(step + "/values.yaml").toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
