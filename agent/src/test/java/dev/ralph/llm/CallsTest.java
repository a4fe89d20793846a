package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

final class CallsTest {

    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(2), 3, Duration.ofMinutes(5));
    private static final Request REQUEST = new Request(List.of(new Message.Told("hello")), List.of());
    private static final Reply REPLY = new Reply("hello", List.of(), Usage.NONE);

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    /** Fails as told, in order, and answers when there is nothing left to fail with. */
    private static final class Failing implements Backend {

        private final String name;
        private final Deque<LlmException> failures;
        private int calls;

        Failing(String name, LlmException... failures) {
            this.name = name;
            this.failures = new ArrayDeque<>(Arrays.asList(failures));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Reply call(Request request, Duration deadline) {
            calls++;
            assertThat(deadline).isEqualTo(PATIENCE.deadline());
            if (failures.isEmpty()) {
                return REPLY;
            }
            throw failures.remove();
        }
    }

    @Test
    void an_answer_at_once_takes_one_try() {
        Failing first = new Failing("a/1");
        Failing second = new Failing("b/2");

        Answer answer = call(first, second);

        assertThat(answer).isEqualTo(new Answer(REPLY, "a/1", 1, Duration.ZERO));
        assertThat(second.calls).isZero();
        assertThat(sentences).isEmpty();
    }

    @Test
    void passing_trouble_is_waited_out_longer_each_time() {
        Answer answer = call(new Failing("a/1", outage("overloaded"), outage("overloaded")));

        assertThat(answer.tries()).isEqualTo(3);
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(answer.took()).isEqualTo(pauses.get(0).plus(pauses.get(1)));
        assertThat(sentences).hasSize(2).allMatch(text -> text.startsWith("a/1: overloaded; trying again in "));
    }

    @Test
    void no_wait_is_longer_than_the_patience() {
        Failing backend = new Failing("a/1");
        for (int i = 0; i < 40; i++) {
            backend.failures.add(outage("overloaded"));
        }
        Patience patience = new Patience(PATIENCE.deadline(), 41, Duration.ofSeconds(30));

        Answer answer = calls(patience, backend).carry(REQUEST, () -> {}, sentences::add);

        assertThat(answer.tries()).isEqualTo(41);
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(30)));
        assertThat(pauses.get(39)).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void workers_that_failed_together_do_not_come_back_together() {
        call(new Failing("a/1", outage("overloaded")));
        new Calls(
                        List.of(new Failing("a/1", outage("overloaded"))),
                        PATIENCE,
                        this::pause,
                        new Random(123_456),
                        () -> now)
                .carry(REQUEST, () -> {}, sentences::add);

        assertThat(pauses.get(0)).isNotEqualTo(pauses.get(1));
    }

    @Test
    void the_time_that_the_provider_names_is_waited() {
        call(new Failing("a/1", limit(Duration.ofSeconds(90))));

        assertThat(pauses)
                .singleElement()
                .satisfies(pause -> assertThat(pause).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91)));
    }

    @Test
    void a_provider_that_says_to_wait_too_long_is_out_of_reach() {
        Failing second = new Failing("b/2");

        Answer answer = call(new Failing("a/1", limit(Duration.ofHours(2))), second);

        assertThat(answer.model()).isEqualTo("b/2");
        assertThat(answer.tries()).isEqualTo(2);
        assertThat(pauses).isEmpty();
        assertThat(sentences).containsExactly("a/1: asked too often", "asking b/2 instead");
    }

    @Test
    void what_does_not_pass_goes_to_the_next_at_once() {
        Failing first = new Failing("a/1", lasting("no such key"));

        Answer answer = call(first, new Failing("b/2"));

        assertThat(answer.model()).isEqualTo("b/2");
        assertThat(first.calls).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void an_outage_uses_up_the_tries_of_one_back_end_only() {
        Failing first = new Failing("a/1", outage("down"), outage("down"), outage("down"));
        Failing second = new Failing("b/2", outage("down"), outage("down"));

        Answer answer = call(first, second);

        assertThat(answer.model()).isEqualTo("b/2");
        assertThat(answer.tries()).isEqualTo(6);
    }

    @Test
    void when_none_answers_it_is_said_what_each_said() {
        LlmException failure = failureOf(
                new Failing("a/1", outage("down"), outage("down"), limit(Duration.ofSeconds(7))),
                new Failing("b/2", lasting("no such key")));

        assertThat(failure.kind()).isEqualTo(FailureClass.ENVIRONMENT);
        assertThat(failure.isPassing()).isTrue();
        assertThat(failure.waitFor()).contains(Duration.ofSeconds(7));
        assertThat(failure.problem())
                .isEqualTo(new Problem(
                        "no model of the chain answers: there: asked too often (3 tries); there: no such key",
                        "a/1, b/2",
                        "do this"));
    }

    @Test
    void the_only_back_end_speaks_for_itself() {
        LlmException failure = failureOf(new Failing("a/1", outage("down"), outage("down"), outage("down")));

        assertThat(failure.problem()).isEqualTo(new Problem("down (3 tries)", "there", "do this"));
        assertThat(pauses).hasSize(2);
    }

    @Test
    void a_bad_answer_is_asked_for_again_twice_and_is_no_outage() {
        Failing second = new Failing("b/2");
        Failing first = new Failing("a/1", bad(true), bad(true), bad(true));

        LlmException failure = failureOf(first, second);

        assertThat(failure.kind()).isEqualTo(FailureClass.AGENT);
        assertThat(first.calls).isEqualTo(3);
        assertThat(second.calls).isZero();
        assertThat(sentences).containsExactly("a/1: empty; trying again at once", "a/1: empty; trying again at once");
    }

    @Test
    void a_bad_answer_that_would_come_again_is_not_asked_for_again() {
        Failing first = new Failing("a/1", bad(false));

        assertThat(failureOf(first).kind()).isEqualTo(FailureClass.AGENT);
        assertThat(first.calls).isEqualTo(1);
    }

    @Test
    void bad_answers_and_outages_are_counted_apart() {
        Answer answer = call(new Failing("a/1", bad(true), outage("down"), bad(true), outage("down")));

        assertThat(answer.tries()).isEqualTo(5);
    }

    @Test
    void what_is_thrown_before_a_try_ends_the_call() {
        Failing backend = new Failing("a/1", outage("down"));
        LlmException spent = new LlmException(
                FailureClass.ENVIRONMENT, new Problem("spent", "budget", "more"), true, Optional.empty());
        Carrier.Tries once = () -> {
            if (backend.calls == 1) {
                throw spent;
            }
        };

        assertThatThrownBy(() -> calls(PATIENCE, backend).carry(REQUEST, once, sentences::add))
                .isSameAs(spent);
        assertThat(backend.calls).isEqualTo(1);
    }

    @Test
    void other_exceptions_are_bugs_and_pass_through() {
        Backend backend = new Backend() {
            @Override
            public String name() {
                return "a/1";
            }

            @Override
            public Reply call(Request request, Duration deadline) {
                throw new RalphException("a", "b", "c");
            }
        };

        assertThatThrownBy(() -> calls(PATIENCE, backend).carry(REQUEST, () -> {}, sentences::add))
                .isInstanceOf(RalphException.class);
    }

    @Test
    void an_interrupt_ends_a_pause_and_stays() {
        Pause interrupted = time -> {
            throw new InterruptedException();
        };
        Failing backend = new Failing("a/1", outage("down"));
        Calls calls = new Calls(List.of(backend), PATIENCE, interrupted, new Random(1), () -> now);

        assertThatThrownBy(() -> calls.carry(REQUEST, () -> {}, sentences::add))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(backend.calls).isEqualTo(1);
    }

    @Test
    void nothing_is_asked_by_a_thread_that_was_interrupted() {
        Failing backend = new Failing("a/1");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> call(backend)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(backend.calls).isZero();
    }

    private Answer call(Backend... chain) {
        return calls(PATIENCE, chain).carry(REQUEST, () -> {}, sentences::add);
    }

    private LlmException failureOf(Backend... chain) {
        return catchThrowableOfType(LlmException.class, () -> call(chain));
    }

    private Calls calls(Patience patience, Backend... chain) {
        InstantSource clock = () -> now;
        return new Calls(List.of(chain), patience, this::pause, new Random(1), clock);
    }

    private void pause(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    private static LlmException outage(String what) {
        return new LlmException(
                FailureClass.ENVIRONMENT, new Problem(what, "there", "do this"), true, Optional.empty());
    }

    private static LlmException limit(Duration wait) {
        return new LlmException(
                FailureClass.ENVIRONMENT, new Problem("asked too often", "there", "do this"), true, Optional.of(wait));
    }

    private static LlmException lasting(String what) {
        return new LlmException(
                FailureClass.ENVIRONMENT, new Problem(what, "there", "do this"), false, Optional.empty());
    }

    private static LlmException bad(boolean passing) {
        return new LlmException(
                FailureClass.AGENT, new Problem("empty", "there", "do this"), passing, Optional.empty());
    }
}
