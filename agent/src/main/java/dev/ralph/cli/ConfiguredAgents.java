package dev.ralph.cli;

import dev.ralph.coder.Limits;
import dev.ralph.coder.LlmCoder;
import dev.ralph.llm.Account;
import dev.ralph.llm.Backend;
import dev.ralph.llm.Calls;
import dev.ralph.llm.Carrier;
import dev.ralph.llm.KeptLlm;
import dev.ralph.llm.Ledger;
import dev.ralph.llm.Llm;
import dev.ralph.llm.LlmListener;
import dev.ralph.llm.Patience;
import dev.ralph.llm.Prompts;
import dev.ralph.llm.Tallies;
import dev.ralph.llm.Tally;
import dev.ralph.llm.Transcript;
import dev.ralph.loop.Agents;
import dev.ralph.model.Secrets;
import dev.ralph.model.TaskId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The models that a person configured, for all tasks of one run. */
final class ConfiguredAgents implements Agents {

    private final List<String> names;
    private final Function<LlmListener, List<Backend>> backends;
    private final Patience patience;
    private final Ledger ledger;
    private final Secrets secrets;
    private final Prompts prompts;
    private final RandomGenerator random;
    private final Optional<Tallies> tallies;
    private final Map<TaskId, Account> accounts = new ConcurrentHashMap<>();

    /**
     * Takes what all tasks share.
     *
     * @param names of the models, the one that is asked first in front
     * @param backends opens them for a task
     * @param tallies keep what is used; empty when it costs nothing
     */
    ConfiguredAgents(
            List<String> names,
            Function<LlmListener, List<Backend>> backends,
            Patience patience,
            Ledger ledger,
            Secrets secrets,
            Prompts prompts,
            RandomGenerator random,
            Optional<Tallies> tallies) {
        this.tallies = tallies;
        this.names = List.copyOf(names);
        this.backends = backends;
        this.patience = patience;
        this.ledger = ledger;
        this.secrets = secrets;
        this.prompts = prompts;
        this.random = random;
    }

    @Override
    public Optional<String> lack() {
        return Optional.empty();
    }

    @Override
    public void ended(TaskId task) {
        tallies.ifPresent(kept -> kept.of(task).forget());
    }

    @Override
    public void ended() {
        tallies.ifPresent(kept -> {
            kept.ofRun().forget();
            kept.close();
        });
    }

    @Override
    public Agent open(TaskId task, Path exchanges, LlmListener listener) {
        Carrier calls = new Calls(
                backends.apply(listener),
                patience,
                wait -> Thread.sleep(wait.toMillis()),
                random,
                InstantSource.system());
        Account account = accounts.computeIfAbsent(
                task,
                first -> ledger.open(names, tallies.map(kept -> kept.of(task)).orElseGet(Tally::unkept)));
        Llm llm = new KeptLlm(names.get(0), calls, Transcript.open(exchanges), account, secrets, listener);
        return new Agent(Optional.of(llm), new LlmCoder(llm, prompts, Limits.USUAL), prompts);
    }
}
