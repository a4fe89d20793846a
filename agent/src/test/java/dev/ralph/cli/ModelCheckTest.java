package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.coder.AgentCommand;
import dev.ralph.coder.AgentProgram;
import dev.ralph.llm.Backend;
import dev.ralph.llm.LlmException;
import dev.ralph.llm.Reply;
import dev.ralph.llm.Request;
import dev.ralph.llm.Usage;
import dev.ralph.model.FailureClass;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Finished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCheckTest {

    private static final Problem BROKEN = new Problem("it does not answer", "somewhere", "wait");

    private final List<String> calls = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void without_a_model_it_says_how_to_have_one() {
        assertThat(facts(ModelSettings.none(), "")).singleElement().satisfies(fact -> {
            assertThat(fact.isFine()).isTrue();
            assertThat(fact.value()).contains("/etc/x/config.yaml", "RALPH_MODEL", "anthropic, openai, gemini, ollama");
        });
    }

    @Test
    void every_model_of_a_chain_is_asked_one_short_question() {
        List<Fact> facts = facts(chain(Duration.ofSeconds(9), "good", "broken", "closed"), "");

        assertThat(facts)
                .extracting(Fact::name)
                .containsExactly("model openai/good", "model openai/broken", "model openai/closed");
        assertThat(facts.get(0).value()).isEqualTo("answered in 1.5 s, 12 tokens in and 3 out, through a proxy");
        assertThat(facts.get(1).problems()).containsExactly(BROKEN);
        assertThat(facts.get(2).problems()).extracting(Problem::what).containsExactly("there is no key");
        assertThat(calls).containsExactly("good 1000 PT9S", "broken 1000 PT9S");
    }

    @Test
    void nobody_waits_for_the_check_longer_than_a_minute() {
        facts(chain(Duration.ofHours(1), "good"), "");

        assertThat(calls).containsExactly("good 1000 PT1M");
    }

    @ParameterizedTest
    @CsvSource({
        "EXITED,    0,   claude 1.2.3, true,  claude 1.2.3",
        "EXITED,    2,   '',           true,  it starts in the sandbox",
        "EXITED,    127, not found,    false, ''",
        "EXITED,    126, not allowed,  false, ''",
        "TIMED_OUT, 137, '',           false, ''"
    })
    void a_coding_agent_is_fine_when_it_starts(
            Finished.Ending ending, int exitCode, String output, boolean isFine, String value) {
        AgentCommand command =
                new AgentCommand(List.of("/opt/claude", "-p"), List.of(), List.of(), true, Duration.ofMinutes(5));
        ModelCheck check = new ModelCheck(
                Path.of("/etc/x/config.yaml"),
                ModelCheckTest::none,
                (asked, limit) -> new AgentProgram.Said(ending, exitCode, output),
                () -> 0);

        assertThat(check.facts(new ModelSettings.Agent(command)))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.name()).isEqualTo("model command claude");
                    assertThat(fact.isFine()).isEqualTo(isFine);
                    assertThat(fact.value()).isEqualTo(value);
                });
    }

    @Test
    void a_recording_must_be_there() {
        assertThat(facts(new ModelSettings.Replay(folder), "")).allMatch(Fact::isFine);
        assertThat(facts(new ModelSettings.Replay(folder.resolve("missing")), ""))
                .noneMatch(Fact::isFine);
    }

    private List<Fact> facts(ModelSettings settings, String said) {
        AtomicLong time = new AtomicLong();
        return new ModelCheck(
                        Path.of("/etc/x/config.yaml"),
                        this::open,
                        (command, limit) -> new AgentProgram.Said(Finished.Ending.EXITED, 0, said),
                        () -> time.getAndAdd(1_500_000_000L))
                .facts(settings);
    }

    private Backend open(NamedModel model) {
        if (model.model().equals("closed")) {
            throw new RalphException("there is no key", "somewhere", "set it");
        }
        return new Backend() {
            @Override
            public String name() {
                return model.name();
            }

            @Override
            public String way() {
                return "through a proxy";
            }

            @Override
            public Reply call(Request request, Duration deadline) {
                calls.add("%s %d %s".formatted(model.model(), model.output(), deadline));
                if (model.model().equals("broken")) {
                    throw new LlmException(FailureClass.ENVIRONMENT, BROKEN, true, Optional.empty());
                }
                return new Reply("ready", List.of(), new Usage(12, 0, 3));
            }
        };
    }

    private static Backend none(NamedModel model) {
        throw new AssertionError("no model is asked: " + model);
    }

    private static ModelSettings chain(Duration deadline, String... models) {
        return new ModelSettings.Chain(
                List.of(models).stream()
                        .map(model -> NamedModel.of("openai", model))
                        .toList(),
                new ModelSettings.Waiting(deadline, 1, deadline),
                Optional.empty());
    }
}
