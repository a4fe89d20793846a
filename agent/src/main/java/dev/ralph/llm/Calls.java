package dev.ralph.llm;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Asks the first of a chain of back ends that can be reached, through passing trouble and rate limits. */
public final class Calls implements Carrier {

    /** Answers that cannot be used are paid for as well. */
    private static final int BAD_ANSWERS = 3;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final int MOST_DOUBLED = 16;

    private final List<Backend> chain;
    private final Patience patience;
    private final Pause pause;
    private final RandomGenerator random;
    private final InstantSource clock;

    public Calls(List<Backend> chain, Patience patience, Pause pause, RandomGenerator random, InstantSource clock) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("no back end");
        }
        this.chain = List.copyOf(chain);
        this.patience = patience;
        this.pause = pause;
        this.random = random;
        this.clock = clock;
    }

    /**
     * {@inheritDoc}
     *
     * @throws CancellationException when the thread was interrupted; its flag is set
     */
    @Override
    public Answer carry(Request request, Tries tries, Consumer<String> troubled) {
        return new Asking(request, tries, troubled).answer();
    }

    /** One request on its way through the chain. */
    private final class Asking {

        private final Request request;
        private final Tries counted;
        private final Consumer<String> troubled;
        private final Instant start = clock.instant();
        private final List<LlmException> outages = new ArrayList<>();
        private int tries;

        Asking(Request request, Tries counted, Consumer<String> troubled) {
            this.request = request;
            this.counted = counted;
            this.troubled = troubled;
        }

        Answer answer() {
            for (int i = 0; i < chain.size(); i++) {
                if (i > 0) {
                    troubled.accept("asking %s instead".formatted(chain.get(i).name()));
                }
                Optional<Answer> answer = ask(chain.get(i));
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            throw outOfReach();
        }

        /** Returns nothing when the back end is out of reach. */
        private Optional<Answer> ask(Backend backend) {
            int failed = 0;
            int bad = 0;
            while (true) {
                begin();
                try {
                    Reply reply = backend.call(request, patience.deadline());
                    return Optional.of(
                            new Answer(reply, backend.name(), tries, Duration.between(start, clock.instant())));
                } catch (LlmException e) {
                    e.paid().ifPresent(usage -> counted.wasted(backend.name(), usage));
                    boolean isBad = e.kind() == FailureClass.AGENT;
                    bad += isBad ? 1 : 0;
                    failed += isBad ? 0 : 1;
                    if (!e.isPassing() || bad == BAD_ANSWERS || failed == patience.tries() || isTooLong(e)) {
                        end(backend, e, isBad, failed);
                        return Optional.empty();
                    }
                    again(backend, e, isBad ? Duration.ZERO : backOff(e, failed));
                }
            }
        }

        private void begin() {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            counted.begin();
            tries++;
        }

        private void end(Backend backend, LlmException e, boolean isBad, int failed) {
            if (isBad) {
                throw e;
            }
            outages.add(failed > 1 ? withTries(e, failed) : e);
            troubled.accept("%s: %s".formatted(backend.name(), e.problem().what()));
        }

        private void again(Backend backend, LlmException e, Duration wait) {
            String when = wait.isZero() ? "at once" : "in " + seconds(wait);
            troubled.accept("%s: %s; trying again %s"
                    .formatted(backend.name(), e.problem().what(), when));
            try {
                pause.pause(wait);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }

        private LlmException outOfReach() {
            if (outages.size() == 1) {
                return outages.get(0);
            }
            List<Problem> problems = outages.stream().map(LlmException::problem).toList();
            Problem all = new Problem(
                    "no model of the chain answers: " + joined(problems, p -> p.where() + ": " + p.what()),
                    chain.stream().map(Backend::name).collect(Collectors.joining(", ")),
                    joined(problems, Problem::remedy));
            Optional<Duration> wait = outages.stream()
                    .flatMap(outage -> outage.waitFor().stream())
                    .min(Comparator.naturalOrder());
            boolean passing = outages.stream().anyMatch(LlmException::isPassing);
            return new LlmException(FailureClass.ENVIRONMENT, all, passing, wait);
        }
    }

    /**
     * As long as the provider says, or twice as long as the time before; always a little longer or shorter, so that
     * many workers that failed together do not come back together.
     */
    private Duration backOff(LlmException e, int failed) {
        if (e.waitFor().isPresent()) {
            return e.waitFor().get().plusMillis(random.nextInt(100));
        }
        Duration most = FIRST_WAIT.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLED));
        Duration wait = most.compareTo(patience.longestWait()) < 0 ? most : patience.longestWait();
        return Duration.ofMillis((long) (wait.toMillis() * (0.5 + random.nextDouble() / 2)));
    }

    private boolean isTooLong(LlmException e) {
        return e.waitFor()
                .filter(wait -> wait.compareTo(patience.longestWait()) > 0)
                .isPresent();
    }

    private static LlmException withTries(LlmException e, int tries) {
        Problem problem = e.problem();
        return new LlmException(
                e.kind(),
                new Problem("%s (%d tries)".formatted(problem.what(), tries), problem.where(), problem.remedy()),
                e.isPassing(),
                e.waitFor());
    }

    private static String joined(List<Problem> problems, Function<Problem, String> part) {
        return problems.stream().map(part).distinct().collect(Collectors.joining("; "));
    }

    private static String seconds(Duration wait) {
        return wait.toMillis() < 1000 ? wait.toMillis() + " ms" : wait.toSeconds() + " s";
    }
}
