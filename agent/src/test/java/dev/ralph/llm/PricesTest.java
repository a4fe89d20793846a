package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PricesTest {

    private static final Usage MILLIONS = new Usage(2_000_000, 1_000_000, 1_000_000);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "anthropic/claude-sonnet-4-5-20250929, 19.05",
        "anthropic/claude-sonnet-4-5, 19.05",
        "openai/gpt-5, 11.375",
        "openai/gpt-5-2025-08-07, 11.375",
        "openai/gpt-5-mini, 2.275",
        "openai/gpt-4o-mini-2024-07-18, 0.825",
        "gemini/gemini-2.5-flash-lite, 0.525",
        "gemini/gemini-2.5-flash, 2.875",
        "ollama/qwen3:8b, 0",
    })
    void common_models_have_a_price(String model, String usd) {
        assertThat(Prices.known().cost(model, MILLIONS))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo(usd));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai/gpt-6", "openai/llama", "anthropic/claude-sonnet-9", "gpt-5", "openai/gpt-5x", ""})
    void a_model_that_is_not_known_has_none(String model) {
        assertThat(Prices.known().cost(model, MILLIONS)).isEmpty();
    }

    @Test
    void a_file_of_ones_own_comes_first() throws IOException {
        Prices prices = Prices.known().with(file("""
                # ours
                openai/gpt-5: {input: 1, cached: 1, output: 1}
                openai/*-own-*: {input: 2, cached: 0, output: 0.5}
                """));

        assertThat(prices.cost("openai/gpt-5", MILLIONS))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("3"));
        assertThat(prices.cost("openai/my-own-one", MILLIONS))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("2.5"));
        assertThat(prices.cost("openai/my-own", MILLIONS)).isEmpty();
        assertThat(prices.cost("openai/gpt-5-mini", MILLIONS)).isPresent();
    }

    @Test
    void everything_that_is_wrong_in_a_file_is_told_with_its_line() throws IOException {
        Path file = file("""
                a: {input: 1, cached: 1, output: 1}
                b: {input: 1, cached: 1}
                c: {input: much, cached: 1, output: 1}
                d: {input: 1, cached: -1, output: 1}
                e: {input: 1, cached: 1, output: 1, written: 2}
                f: 7
                g: {input: [1], cached: 1, output: 1}
                """);

        assertThatThrownBy(() -> Prices.known().with(file))
                .isInstanceOfSatisfying(
                        RalphException.class,
                        failure -> assertThat(failure.problems())
                                .extracting(problem -> problem.where().replaceAll(".*:", "") + " " + problem.what())
                                .containsExactly(
                                        "2 b has no price 'output'",
                                        "3 the price 'input' of c is no amount",
                                        "4 the price 'cached' of d is no amount",
                                        "5 'written' is no price; there are input, cached and output",
                                        "6 'f' has no prices",
                                        "7 the price 'input' of g is no amount"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "7", "a: {input: 1", "a: {input: 1, input: 1, cached: 1, output: 1}", "a: {}\na: {}"})
    void what_is_no_table_is_refused(String text) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> Prices.known().with(file)).isInstanceOf(RalphException.class);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Prices.known().with(folder.resolve("none.yaml")))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("none.yaml")
                .hasMessageContaining("model.prices");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("own.yaml"), text);
    }
}
