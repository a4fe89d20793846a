package dev.ralph.cli;

import dev.ralph.coder.Limits;
import dev.ralph.coder.LlmCoder;
import dev.ralph.llm.Answer;
import dev.ralph.llm.Backend;
import dev.ralph.llm.Backends;
import dev.ralph.llm.Calls;
import dev.ralph.llm.Llm;
import dev.ralph.llm.LlmListener;
import dev.ralph.llm.ModelSpec;
import dev.ralph.llm.Patience;
import dev.ralph.llm.Prompts;
import dev.ralph.llm.Reply;
import dev.ralph.llm.Request;
import dev.ralph.loop.Agents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The models that a person configured, for all tasks of one run. */
final class ConfiguredAgents implements Agents {

    private final ModelSettings.Chain chain;
    private final Prompts prompts;
    private final Map<String, String> environment;
    private final RandomGenerator random;

    ConfiguredAgents(
            ModelSettings.Chain chain, Prompts prompts, Map<String, String> environment, RandomGenerator random) {
        this.chain = chain;
        this.prompts = prompts;
        this.environment = environment;
        this.random = random;
    }

    @Override
    public boolean areNone() {
        return false;
    }

    @Override
    public Agent open(Path exchanges, LlmListener listener) {
        List<Backend> backends = chain.models().stream().map(this::open).toList();
        ModelSettings.Waiting waiting = chain.waiting();
        Calls calls = new Calls(
                backends,
                new Patience(waiting.deadline(), waiting.tries(), waiting.longest()),
                wait -> Thread.sleep(wait.toMillis()),
                random,
                InstantSource.system());
        Llm llm = new Llm() {
            @Override
            public String name() {
                return backends.get(0).name();
            }

            @Override
            public Reply ask(Request request) {
                Answer answer = calls.call(request, () -> {}, listener::troubled);
                return answer.reply();
            }
        };
        return new Agent(Optional.of(llm), new LlmCoder(llm, prompts, Limits.USUAL));
    }

    private Backend open(NamedModel model) {
        ModelSpec.Provider provider =
                ModelSpec.Provider.valueOf(model.provider().toUpperCase(Locale.ROOT));
        return new Backends(InstantSource.system())
                .open(new ModelSpec(provider, model.model(), model.baseUrl(), Optional.empty(), model.output()));
    }
}
