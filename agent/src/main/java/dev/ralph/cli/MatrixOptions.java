package dev.ralph.cli;

import dev.ralph.matrix.MatrixSpec;
import dev.ralph.model.Order;
import dev.ralph.model.Problem;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Option;

/** The options that say which cells a matrix has and where its code runs. */
final class MatrixOptions {

    @Option(
            names = "--providers",
            split = ",",
            paramLabel = "NAME",
            description = "Providers to run against (default: every file in runners/providers).")
    private List<String> providers = List.of();

    @Option(
            names = "--workers",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,4",
            description = "Numbers of parallel workers (default: ${DEFAULT-VALUE}).")
    private List<Integer> workers = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "2",
            description = "How often each cell runs (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--shuffles",
            paramLabel = "N",
            defaultValue = "3",
            description = "Shuffled orders besides declared and reversed (default: ${DEFAULT-VALUE}).")
    private int shuffles;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Seed of the first shuffled order; the next ones count on (default: random, and printed).")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--cell-timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "A cell that takes longer is killed (default: ${DEFAULT-VALUE}).")
    private int cellTimeout;

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            description = {
                "Where code of the target runs: auto, bubblewrap, unshare or none (default: that of the configuration,",
                "else auto).",
                "none gives up the protection, is never chosen by itself and is kept in the evidence."
            })
    private Optional<String> sandbox = Optional.empty();

    String sandbox() {
        return sandbox(Config.DEFAULT);
    }

    String sandbox(Config config) {
        return sandbox.orElse(config.sandbox());
    }

    Duration cellLimit() {
        return Duration.ofSeconds(cellTimeout);
    }

    /**
     * Returns the cells that were asked for.
     *
     * @throws RalphException when an option makes no sense
     */
    MatrixSpec spec(List<Provider> known, RandomGenerator random) {
        List<Problem> problems = new ArrayList<>();
        check(problems, rounds >= 1, "--rounds must be at least 1");
        check(problems, shuffles >= 0, "--shuffles must not be negative");
        check(problems, cellTimeout >= 1, "--cell-timeout must be at least 1 second");
        check(problems, !workers.isEmpty() && workers.stream().allMatch(n -> n >= 1), "--workers must be at least 1");
        check(problems, Set.copyOf(workers).size() == workers.size(), "--workers names a number twice");
        check(problems, Set.copyOf(providers).size() == providers.size(), "--providers names a provider twice");
        List<String> names = known.stream().map(Provider::name).toList();
        check(problems, !names.isEmpty(), "there is no provider in runners/providers");
        check(problems, names.containsAll(providers), "--providers knows " + String.join(", ", names));
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
        List<Provider> chosen = providers.isEmpty()
                ? known
                : providers.stream().map(Provider::new).toList();
        List<Order> orders = new ArrayList<>(List.of(Order.DECLARED, Order.REVERSED));
        long first = seed.orElseGet(() -> (long) random.nextInt(1, 1_000_000));
        for (int shuffle = 0; shuffle < shuffles; shuffle++) {
            orders.add(Order.shuffled(first + shuffle));
        }
        return new MatrixSpec(chosen, orders, workers, rounds);
    }

    private static void check(List<Problem> problems, boolean right, String rule) {
        if (!right) {
            problems.add(new Problem(rule, "the command line", "correct the option; --help explains it"));
        }
    }
}
