package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ralph.coder.AgentCommand;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSettingsTest {

    private static final String PLAIN_TEXT_KEY = "sk-live-0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "anthropic/claude-sonnet-4-5, anthropic, claude-sonnet-4-5, key from ANTHROPIC_API_KEY",
        "openai/gpt-5,                openai,    gpt-5,             key from OPENAI_API_KEY",
        "gemini/gemini-2.5-pro,       gemini,    gemini-2.5-pro,    key from GEMINI_API_KEY or GOOGLE_API_KEY",
        "ollama/qwen3:4b,             ollama,    qwen3:4b,          no key",
        "openai/meta-llama/Llama-3.1, openai,    meta-llama/Llama-3.1, key from OPENAI_API_KEY"
    })
    void a_name_is_a_provider_and_its_model(String name, String provider, String model, String key) {
        NamedModel found = only(read("model: " + name + "\n"));

        assertThat(found.provider()).isEqualTo(provider);
        assertThat(found.model()).isEqualTo(model);
        assertThat(found.key().shown()).isEqualTo(key);
        assertThat(found.output()).isEqualTo(8_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "model:", "model: none", "model: 'none'"})
    void without_one_there_is_none(String text) {
        assertThat(read(text)).isEqualTo(ModelSettings.none());
    }

    @Test
    void a_map_says_how_a_model_is_reached_and_waited_for() {
        ModelSettings.Chain chain = (ModelSettings.Chain) read("""
                model:
                  name: openai/qwen3-coder
                  base_url: http://127.0.0.1:8000/v1
                  key: MY_KEY
                  deadline: 90s
                  patience: 2h
                  tries: 7
                  output: 4000
                  prices: prices.csv
                """);

        assertThat(chain.models())
                .containsExactly(new NamedModel(
                        "openai",
                        "qwen3-coder",
                        Optional.of("http://127.0.0.1:8000/v1"),
                        new KeySource.Variables(List.of("MY_KEY")),
                        4_000));
        assertThat(chain.waiting())
                .isEqualTo(new ModelSettings.Waiting(Duration.ofSeconds(90), 7, Duration.ofHours(2)));
        assertThat(chain.prices()).contains(Path.of("/etc/x/prices.csv"));
    }

    @Test
    void a_provider_s_own_key_goes_to_no_other_address() {
        assertThat(only(read("model: {name: openai/qwen3, base_url: http://box:8000/v1}\n"))
                        .key())
                .isEqualTo(new KeySource.Nowhere());
    }

    @Test
    void a_chain_is_of_names_and_of_maps() {
        ModelSettings.Chain chain = (ModelSettings.Chain) read("""
                model:
                  - anthropic/claude-sonnet-4-5
                  - name: openai/local
                    base_url: https://box/v1
                    key_command: [pass, show, box]
                """);

        assertThat(chain.models())
                .extracting(NamedModel::name)
                .containsExactly("anthropic/claude-sonnet-4-5", "openai/local");
        assertThat(chain.models().get(1).key()).isEqualTo(new KeySource.KeyCommand(List.of("pass", "show", "box"), 5));
    }

    @Test
    void a_chain_in_a_map_can_be_waited_for_in_its_own_way() {
        ModelSettings.Chain chain = (ModelSettings.Chain) read("model: {name: [ollama/a, ollama/b], deadline: 10s}\n");

        assertThat(chain.models()).extracting(NamedModel::name).containsExactly("ollama/a", "ollama/b");
        assertThat(chain.waiting().deadline()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_coding_agent_gets_copies_of_what_is_in_the_home_folder_and_sees_the_rest() {
        Path home = UserPaths.home();
        ModelSettings settings = read("""
                model:
                  command: [claude, -p]
                  environment: [ANTHROPIC_API_KEY]
                  mounts: [~/.claude, ~/.nvm:ro, /opt/agent]
                  network: true
                  deadline: 10m
                """);

        assertThat(settings)
                .isEqualTo(new ModelSettings.Agent(new AgentCommand(
                        List.of("claude", "-p"),
                        List.of("ANTHROPIC_API_KEY"),
                        List.of(
                                new AgentCommand.Given(home.resolve(".claude"), true),
                                new AgentCommand.Given(home.resolve(".nvm"), false),
                                new AgentCommand.Given(Path.of("/opt/agent"), false)),
                        true,
                        Duration.ofMinutes(10))));
        assertThat(((ModelSettings.Agent) read("model: {command: [aider]}\n")).command())
                .isEqualTo(new AgentCommand(List.of("aider"), List.of(), List.of(), false, Duration.ofMinutes(30)));
    }

    @Test
    void a_replay_is_found_beside_the_file() {
        assertThat(read("model: {replay: old/model}\n"))
                .isEqualTo(new ModelSettings.Replay(Path.of("/etc/x/old/model")));
    }

    @Test
    void all_problems_of_a_model_are_told_at_once_with_their_lines() {
        List<Problem> problems = problems("""
                model:
                  name: gpt-5
                  base_url: ftp://somewhere
                  key: sk-1
                  tries: 0
                  deadline: soon
                  temprature: 1
                  output: [1]
                """);

        assertThat(problems)
                .extracting(Problem::where)
                .containsExactlyInAnyOrder(
                        "/etc/x/c:2",
                        "/etc/x/c:3",
                        "/etc/x/c:4",
                        "/etc/x/c:5",
                        "/etc/x/c:6",
                        "/etc/x/c:7",
                        "/etc/x/c:8");
        assertThat(problems).allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model: gpt-5",
                "model: OpenAI/gpt-5",
                "model: openai/",
                "model: 'openai/a b'",
                "model: true",
                "model: []",
                "model: [openai/a, [openai/b]]",
                "model: [openai/a, {command: [claude]}]",
                "model: [openai/a, none]",
                "model: {}",
                "model: {base_url: http://a/v1}",
                "model: {name: [openai/a], base_url: http://a/v1}",
                "model: {name: openai/a, key: A, key_command: [b]}",
                "model: {name: openai/a, key_command: pass show b}",
                "model: {name: openai/a, key_command: []}",
                "model: {name: openai/a, base_url: 'no url'}",
                "model: {command: claude -p}",
                "model: {command: []}",
                "model: {command: [claude], name: openai/a}",
                "model: {command: [claude], network: perhaps}",
                "model: {command: [claude], mounts: [~]}",
                "model: {command: [claude], mounts: [/]}",
                "model: {command: [claude], mounts: ['']}",
                "model: {command: [claude], mounts: ~/.claude}",
                "model: {replay: [a]}",
                "model: {replay: a, deadline: 5m}",
            })
    void what_names_no_model_is_refused(String text) {
        assertThat(problems(text)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.where()).isEqualTo("/etc/x/c:1");
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model: {name: openai/a, key: %s}",
                "model: {name: openai/a, key: [%s]}",
                "model: {name: openai/a, api_key: %s}",
                "model: {name: openai/a, key_command: %s}",
                "model: {name: openai/a, base_url: 'http://me:%s@host/v1'}",
                "model: {name: openai/a, base_url: 'http://me:%s@ho st/v1'}",
                "model: {command: [claude], environment: [OPENAI_API_KEY=%s]}",
            })
    void a_key_that_was_written_down_by_mistake_is_never_repeated(String text) {
        assertThat(problems(text.formatted(PLAIN_TEXT_KEY)).toString()).doesNotContain(PLAIN_TEXT_KEY);
    }

    @Test
    void the_environment_names_another_model() {
        assertThat(overridden("model: anthropic/a\n", "none")).isEqualTo(ModelSettings.none());
        assertThat(overridden("", "replay:/old")).isEqualTo(new ModelSettings.Replay(Path.of("/old")));
        assertThat(((ModelSettings.Chain) overridden("model: {replay: x}\n", "ollama/a, openai/b")).models())
                .containsExactly(NamedModel.of("ollama", "a"), NamedModel.of("openai", "b"));
    }

    @Test
    void what_is_wrong_with_a_model_does_not_matter_when_none_is_to_be_asked() {
        String broken = "model: {name: gpt, key: sk-x, tries: many}\nbudget:\n  attempts: 5\n";

        assertThat(overridden(broken, "none")).isEqualTo(ModelSettings.none());
        assertThat(problems(broken)).isNotEmpty();
    }

    @Test
    void another_model_of_the_same_provider_is_reached_in_the_same_way() {
        String text = "model: {name: openai/a, base_url: http://box/v1, key: BOX, deadline: 9s}\n";

        assertThat(only(overridden(text, "openai/b")))
                .isEqualTo(new NamedModel(
                        "openai",
                        "b",
                        Optional.of("http://box/v1"),
                        new KeySource.Variables(List.of("BOX")),
                        NamedModel.USUAL_OUTPUT));
        assertThat(only(overridden(text, "anthropic/c"))).isEqualTo(NamedModel.of("anthropic", "c"));
        assertThat(((ModelSettings.Chain) overridden(text, "anthropic/c"))
                        .waiting()
                        .deadline())
                .isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void a_name_in_the_environment_that_is_none_is_told_with_its_place() {
        RalphException refused = catchThrowableOfType(RalphException.class, () -> overridden("", "gpt-5,openai/x"));

        assertThat(refused.problems()).extracting(Problem::where).containsExactly("RALPH_MODEL");
        assertThat(refused).hasMessageContaining("'gpt-5' names no model");
    }

    @Test
    void what_is_shown_names_everything_but_keys() {
        assertThat(read("model: [{name: openai/a, base_url: http://b/v1, key: K}, ollama/c]\n")
                        .shown())
                .isEqualTo("openai/a (at http://b/v1, key from K, output 8000), then ollama/c (no key, output 8000);"
                        + " deadline 5m, tries 4, patience 1h");
        assertThat(read("model: {command: [claude, -p], environment: [K]}\n").shown())
                .isEqualTo("the command [claude, -p]; without network, variables [K], mounts [], deadline 1800 s");
    }

    private static NamedModel only(ModelSettings settings) {
        assertThat(settings).isInstanceOf(ModelSettings.Chain.class);
        List<NamedModel> models = ((ModelSettings.Chain) settings).models();
        assertThat(models).hasSize(1);
        return models.get(0);
    }

    private static ModelSettings read(String text) {
        return overridden(text, "");
    }

    private static ModelSettings overridden(String text, String variable) {
        return ConfigFile.read("/etc/x/c", text.getBytes(StandardCharsets.UTF_8), variable)
                .model();
    }

    private static List<Problem> problems(String text) {
        RalphException refused = catchThrowableOfType(RalphException.class, () -> read(text));
        assertThat(refused).as(text).isNotNull();
        return refused.problems();
    }
}
