package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ralph.llm.Allowance;
import dev.ralph.loop.Budget;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.plan.Limits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_not_set_has_its_default() {
        assertThat(read("# nothing yet\n")).isEqualTo(Config.DEFAULT);
        assertThat(read("budget:\n  calls:\nfractal:\nsandbox: auto\nmodel: none\n"))
                .isEqualTo(Config.DEFAULT);
    }

    @Test
    void every_setting_is_read() {
        Config config = read("""
                budget: {attempts: 5, task: 1h30m, run: 1d, calls: 200, tokens: 3000000, money: 2.50,
                  task-calls: 20, task-tokens: 90000, task-money: 1}
                fractal:
                  files: 6
                  lines: 500
                  domains: 4
                  depth: 0
                  children: 3
                sandbox: unshare
                """);

        assertThat(config)
                .isEqualTo(new Config(
                        new Budget(
                                5,
                                Duration.ofMinutes(90),
                                Duration.ofDays(1),
                                new Allowance(Optional.of(20L), Optional.of(90_000L), Optional.of(new BigDecimal("1"))),
                                new Allowance(
                                        Optional.of(200L),
                                        Optional.of(3_000_000L),
                                        Optional.of(new BigDecimal("2.50")))),
                        new Limits(6, 500, 4, 0, 3),
                        "unshare",
                        ModelSettings.none()));
    }

    @Test
    void all_problems_are_told_at_once_with_their_lines() {
        List<Problem> problems = problems("""
                budget:
                  attempts: none
                  task: 90
                  runs: 3h
                fractal:
                  children: 1
                sandbox: [auto]
                """);

        assertThat(problems)
                .extracting(Problem::where)
                .containsExactlyInAnyOrder("config:2", "config:3", "config:4", "config:6", "config:7");
        assertThat(problems).allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bugdet:", "budget: 5", "budget:\n  call:", "sandbox:\n  kind: auto", "Sandbox: auto"})
    void a_key_that_nobody_reads_is_refused_even_without_a_value(String text) {
        assertThat(problems(text))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).contains("there is no setting '", "known are budget.attempts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-5m", "90", "1 hour", "31d", "m", "1h1h", "999999999999d"})
    void a_duration_that_makes_no_sense_is_refused(String text) {
        assertThat(problems("budget:\n  task: \"%s\"\n".formatted(text)))
                .singleElement()
                .extracting(Problem::where)
                .isEqualTo("config:2");
    }

    @Test
    void a_task_may_not_take_longer_than_its_run() {
        assertThat(problems("budget: {task: 2h, run: 1h}\n"))
                .extracting(Problem::what)
                .containsExactly("one task may take longer than the whole run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"budget: [", "a: b: c", "- one", "just text", "sandbox: auto\nsandbox: none\n", "a: 1\n---\nb: 2"
            })
    void what_is_no_list_of_settings_is_refused_with_a_place(String text) {
        assertThat(problems(text))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.where()).matches("config:\\d+"));
    }

    @Test
    void it_is_found_where_the_environment_says() throws IOException {
        Path file = Files.createDirectories(folder.resolve("ralph")).resolve("config.yaml");
        Files.writeString(file, "sandbox: bubblewrap\n");

        assertThat(ConfigFile.load(Map.of("XDG_CONFIG_HOME", folder.toString())).sandbox())
                .isEqualTo("bubblewrap");
        assertThat(ConfigFile.load(Map.of("RALPH_CONFIG", file.toString())).sandbox())
                .isEqualTo("bubblewrap");
    }

    @Test
    void only_a_file_that_was_named_must_exist() {
        assertThat(ConfigFile.load(Map.of("XDG_CONFIG_HOME", folder.toString())))
                .isEqualTo(Config.DEFAULT);

        assertThatThrownBy(() -> ConfigFile.load(
                        Map.of("RALPH_CONFIG", folder.resolve("missing.yaml").toString())))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("missing.yaml");
    }

    @Test
    void what_it_shows_can_be_read_again() {
        Config config = read("budget: {attempts: 4, task: 1h1m1s, run: 48h, money: 3}\nfractal: {depth: 1}\n");
        StringBuilder text = new StringBuilder();
        for (String section : List.of("budget", "fractal")) {
            text.append(section).append(":\n");
            config.values().forEach((key, value) -> {
                if (key.startsWith(section + ".") && !value.equals("unlimited")) {
                    text.append("  %s: %s%n".formatted(key.substring(section.length() + 1), value));
                }
            });
        }

        assertThat(read(text.toString())).isEqualTo(config);
    }

    @Test
    void every_example_of_the_documentation_can_be_read_and_every_setting_is_in_it() throws IOException {
        String text = Files.readString(Path.of("docs/configuration.md"));
        List<String> examples = Stream.of(text.split("```yaml\n", -1))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf("```")))
                .toList();

        assertThat(examples).hasSize(3).allSatisfy(example -> read(example));
        assertThat(read(examples.get(0).replace("  calls: 2000", "  # "))).isEqualTo(Config.DEFAULT);
        assertThat(Config.DEFAULT.values().keySet())
                .allSatisfy(key -> assertThat(text).contains(key.substring(key.indexOf('.') + 1)));
    }

    private static Config read(String text) {
        return ConfigFile.read("config", text.getBytes(StandardCharsets.UTF_8), "");
    }

    private static List<Problem> problems(String text) {
        RalphException refused = catchThrowableOfType(RalphException.class, () -> read(text));
        assertThat(refused).as(text).isNotNull();
        return refused.problems();
    }
}
