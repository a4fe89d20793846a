package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ralph.model.FailureClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class LedgerTest {

    private static final String MODEL = "openai/gpt-5";
    private static final long LONGEST = 1000;
    private static final Usage USAGE = new Usage(3000, 0, 500);

    @ParameterizedTest
    @MethodSource("tooSmall")
    void a_call_that_could_exceed_a_budget_is_refused_with_the_setting(
            Allowance run, Allowance task, String owner, String setting, String figures) {
        Account account = ledger(run, task).open(List.of(MODEL), Tally.unkept());
        account.hold(Talk.request("a")).answered(MODEL, USAGE);

        assertThatThrownBy(() -> account.hold(Talk.request("a")))
                .isInstanceOfSatisfying(LlmException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureClass.ENVIRONMENT);
                    assertThat(failure.isPassing()).isFalse();
                    assertThat(failure.problem().what()).contains("budget of " + owner, figures);
                    assertThat(failure.problem().where()).isEqualTo(setting);
                    assertThat(failure.problem().remedy()).contains("raise " + setting);
                });
    }

    static Stream<Arguments> tooSmall() {
        Allowance none = Allowance.UNLIMITED;
        Allowance calls = calls(1);
        Allowance tokens = new Allowance(Optional.empty(), Optional.of(4500L), Optional.empty());
        Allowance money = money("0.018");
        return Stream.of(
                arguments(calls, none, "this run", "budget.calls", "1 of 1 calls"),
                arguments(none, calls, "this task", "budget.task-calls", "1 of 1 calls"),
                arguments(tokens, none, "this run", "budget.tokens", "3500 of 4500 tokens"),
                arguments(none, tokens, "this task", "budget.task-tokens", "3500 of 4500 tokens"),
                arguments(money, none, "this run", "budget.money", "0.0088 of 0.018 USD"),
                arguments(none, money, "this task", "budget.task-money", "0.0088 of 0.018 USD"));
    }

    @Test
    void a_budget_may_be_used_up_to_its_end() {
        Request request = Talk.request("a");
        long estimate = RequestSize.tokens(request) + LONGEST;
        Allowance exact = new Allowance(Optional.of(1L), Optional.of(estimate), Optional.empty());

        assertThatCode(() -> ledger(exact, exact)
                        .open(List.of(MODEL), Tally.unkept())
                        .hold(request))
                .doesNotThrowAnyException();
        Allowance less = new Allowance(Optional.of(1L), Optional.of(estimate - 1), Optional.empty());
        assertThatThrownBy(() ->
                        ledger(less, exact).open(List.of(MODEL), Tally.unkept()).hold(request))
                .isInstanceOf(LlmException.class);
    }

    @Test
    void tasks_share_the_budget_of_their_run_and_have_their_own() {
        Ledger ledger = ledger(calls(3), calls(2));
        Account one = ledger.open(List.of(MODEL), Tally.unkept());
        Account two = ledger.open(List.of(MODEL), Tally.unkept());
        one.hold(Talk.request("a")).failed();
        one.hold(Talk.request("a")).failed();
        assertThatThrownBy(() -> one.hold(Talk.request("a"))).hasMessageContaining("this task");
        two.hold(Talk.request("a")).answered(MODEL, USAGE);

        assertThatThrownBy(() -> two.hold(Talk.request("a"))).hasMessageContaining("this run");
        assertThat(two.used()).isEqualTo(new Spent(1, 3500, new BigDecimal("0.00875")));
        assertThat(ledger.used().calls()).isEqualTo(3);
    }

    @Test
    void a_budget_of_money_needs_a_price_before_the_first_call() {
        Account account = ledger(money("5"), Allowance.UNLIMITED).open(List.of(MODEL, "openai/own"), Tally.unkept());

        assertThatThrownBy(() -> account.hold(Talk.request("a")))
                .isInstanceOf(LlmException.class)
                .hasMessageContaining("what openai/own costs is not known")
                .hasMessageContaining("budget.money cannot be kept")
                .hasMessageContaining("model.prices");
    }

    @Test
    void without_a_budget_of_money_no_price_is_needed() {
        Account account = ledger(calls(9), Allowance.UNLIMITED).open(List.of("openai/own"), Tally.unkept());

        assertThat(account.hold(Talk.request("a")).answered("openai/own", USAGE))
                .isEmpty();
        assertThat(account.used().tokens()).isEqualTo(USAGE.total());
    }

    @Test
    void a_call_whose_use_is_not_told_is_booked_as_it_was_estimated() {
        Account account = ledger(Allowance.UNLIMITED, Allowance.UNLIMITED).open(List.of(MODEL), Tally.unkept());
        Request request = Talk.request("a");

        assertThat(account.hold(request).answered(MODEL, Usage.NONE)).isEmpty();

        assertThat(account.used().tokens()).isEqualTo(RequestSize.tokens(request) + LONGEST);
        assertThat(account.used().money()).isPositive();
    }

    @Test
    void the_dearest_of_the_models_that_may_answer_is_what_is_reckoned_with() {
        List<String> models = List.of("ollama/qwen3", MODEL);

        assertThatThrownBy(() -> ledger(money("0.005"), Allowance.UNLIMITED)
                        .open(models, Tally.unkept())
                        .hold(Talk.request("a")))
                .hasMessageContaining("budget.money");
        assertThatCode(() -> ledger(money("0.005"), Allowance.UNLIMITED)
                        .open(List.of("ollama/qwen3"), Tally.unkept())
                        .hold(Talk.request("a")))
                .doesNotThrowAnyException();
    }

    @Test
    void no_budget_is_exceeded_by_threads_that_share_it() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Ledger ledger = ledger(
                new Allowance(Optional.of(4000L), Optional.of(9_000_000L), Optional.of(new BigDecimal("50"))),
                calls(1000));
        AtomicInteger made = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<Callable<Long>> tasks = IntStream.range(0, 8)
                .mapToObj(i -> work(ledger.open(List.of(MODEL), Tally.unkept()), random.nextLong(), made, refused))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (var ended : threads.invokeAll(tasks)) {
                assertThat(ended.get()).as("seed %d", seed).isLessThanOrEqualTo(1000);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(ledger.used().calls())
                .as("seed %d", seed)
                .isEqualTo(made.get())
                .isLessThanOrEqualTo(4000);
        assertThat(ledger.used().tokens()).as("seed %d", seed).isLessThanOrEqualTo(9_000_000);
        assertThat(ledger.used().money()).as("seed %d", seed).isLessThanOrEqualTo(new BigDecimal("50"));
        assertThat(made.get() + refused.get()).isEqualTo(8 * 1000);
        Account rest = ledger.open(List.of(MODEL), Tally.unkept());
        for (long left = 4000 - ledger.used().calls(); left > 0; left--) {
            rest.hold(Talk.request("a")).failed();
        }
        assertThatThrownBy(() -> rest.hold(Talk.request("a")))
                .as("seed %d: nothing is held any more", seed)
                .hasMessageContaining("4000 of 4000 calls");
    }

    private static Callable<Long> work(Account account, long seed, AtomicInteger made, AtomicInteger refused) {
        Random random = new Random(seed);
        return () -> {
            for (int i = 0; i < 1000; i++) {
                try {
                    Account.Held held = account.hold(Talk.request("a"));
                    made.incrementAndGet();
                    if (random.nextInt(5) == 0) {
                        held.failed();
                    } else {
                        held.answered(MODEL, new Usage(random.nextInt(60), 0, random.nextInt((int) LONGEST)));
                    }
                } catch (LlmException e) {
                    refused.incrementAndGet();
                }
            }
            return account.used().calls();
        };
    }

    private static Ledger ledger(Allowance run, Allowance task) {
        return new Ledger(run, task, Prices.known(), LONGEST, Tally.unkept());
    }

    private static Allowance calls(long calls) {
        return new Allowance(Optional.of(calls), Optional.empty(), Optional.empty());
    }

    private static Allowance money(String money) {
        return new Allowance(Optional.empty(), Optional.empty(), Optional.of(new BigDecimal(money)));
    }
}
