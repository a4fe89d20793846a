package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.Secrets;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed where a test drops what it has opened. */
final class TallyTest {

    private static final String MODEL = "openai/gpt-5";
    private static final TaskId TASK = new TaskId("T1");
    private static final Usage USAGE = new Usage(3000, 0, 500);
    private static final long LONGEST = 1000;

    @TempDir
    private Path folder;

    @Test
    void what_a_killed_run_of_a_task_has_used_counts_for_the_next_one() {
        account(Allowance.UNLIMITED).hold(Talk.request("a")).answered(MODEL, USAGE);
        Account second = account(Allowance.UNLIMITED);
        second.hold(Talk.request("a")).failed();

        assertUsed(account(Allowance.UNLIMITED).used(), 2, 3500, "0.00875");
    }

    @Test
    void a_call_that_was_cut_off_counts_with_all_that_it_may_have_taken() {
        Request request = Talk.request("a");
        account(Allowance.UNLIMITED).hold(request);

        Spent used = account(Allowance.UNLIMITED).used();

        assertThat(used.calls()).isEqualTo(1);
        assertThat(used.tokens()).isEqualTo(RequestSize.tokens(request) + LONGEST);
        assertThat(used.money()).isPositive();
    }

    @Test
    void what_is_taken_back_of_a_forgotten_call_gives_no_more_than_there_is() throws IOException {
        Path file = folder.resolve("task-T2");
        Files.writeString(file, "2 100 0.50\n0 -900 -0.90\n");

        assertThat(Tally.at(file).before()).isEqualTo(new Spent(2, 0, BigDecimal.ZERO));
    }

    @Test
    void half_a_line_for_which_there_was_no_room_swallows_no_call_that_follows() throws IOException {
        Path file = folder.resolve("task-T2");
        Tally tally = Tally.at(file);
        tally.add(new Spent(1, 10, BigDecimal.ONE));
        Files.writeString(file, "1 2", StandardOpenOption.APPEND);

        tally.add(new Spent(1, 30, BigDecimal.ONE));

        assertThat(Tally.at(file).before()).isEqualTo(new Spent(2, 40, BigDecimal.valueOf(2)));
    }

    @Test
    void a_killed_run_is_gone_on_with_before_a_free_number_is_begun() {
        Tallies first = Tallies.in(folder);
        Tallies killed = Tallies.in(folder);
        killed.ofRun().add(new Spent(7, 10, BigDecimal.ONE));
        killed.close();
        first.close();

        assertThat(Tallies.in(folder).ofRun().before().calls()).isEqualTo(7);
    }

    @Test
    void a_run_that_is_killed_in_every_call_makes_no_more_calls_than_its_budget_allows() {
        Allowance three = new Allowance(Optional.of(3L), Optional.empty(), Optional.empty());
        for (int crash = 0; crash < 3; crash++) {
            account(three).hold(Talk.request("a"));
        }

        assertThatThrownBy(() -> account(three).hold(Talk.request("a")))
                .isInstanceOf(LlmException.class)
                .hasMessageContaining("this task")
                .hasMessageContaining("3 of 3 calls");
    }

    @Test
    void what_earlier_attempts_of_a_killed_run_have_used_counts_and_nothing_counts_twice() {
        Path first = folder.resolve("logs/first/model");
        Path second = folder.resolve("logs/second/model");
        Account killed = account(Allowance.UNLIMITED);
        llm(first, killed).ask(Talk.request("a"));
        llm(second, killed).ask(Talk.request("b"));
        Account next = account(Allowance.UNLIMITED);
        KeptLlm resumed = llm(second, next);

        assertThat(resumed.ask(Talk.request("b")).text()).isEqualTo("answer");
        assertThat(next.used().calls()).isEqualTo(2);
        assertThat(next.used().tokens()).isEqualTo(2 * Talk.USAGE.total());
    }

    @Test
    void what_is_kept_of_a_run_counts_also_without_its_tally() {
        Path kept = folder.resolve("logs/first/model");
        llm(kept, account(Allowance.UNLIMITED)).ask(Talk.request("a"));
        task().forget();
        Account next = account(Allowance.UNLIMITED);
        llm(kept, next).ask(Talk.request("a"));

        assertThat(next.used().calls()).isEqualTo(1);
        assertThat(account(Allowance.UNLIMITED).used()).as("and is in it again").isEqualTo(next.used());
    }

    @Test
    void a_task_that_came_to_its_end_begins_with_nothing() {
        account(Allowance.UNLIMITED).hold(Talk.request("a")).answered(MODEL, USAGE);
        task().forget();

        assertThat(account(Allowance.UNLIMITED).used()).isEqualTo(Spent.NOTHING);
    }

    @Test
    void half_a_line_and_what_is_no_line_do_not_count_and_do_no_harm() throws IOException {
        account(Allowance.UNLIMITED).hold(Talk.request("a")).answered(MODEL, USAGE);
        Path file = folder.resolve("spent/task-T1");
        Files.writeString(file, "\u0000\u0000 nonsense\n7 70", StandardOpenOption.APPEND);

        account(Allowance.UNLIMITED).hold(Talk.request("a")).answered(MODEL, USAGE);

        assertUsed(account(Allowance.UNLIMITED).used(), 2, 7000, "0.0175");
    }

    @Test
    void a_run_goes_on_with_the_tally_of_a_killed_one_and_never_with_that_of_a_living_one() {
        Allowance one = new Allowance(Optional.of(1L), Optional.empty(), Optional.empty());
        Tallies killed = Tallies.in(folder);
        ledger(one, killed.ofRun()).open(List.of(MODEL), Tally.unkept()).hold(Talk.request("a"));
        killed.close();

        try (Tallies next = Tallies.in(folder);
                Tallies beside = Tallies.in(folder)) {
            Account stopped = ledger(one, next.ofRun()).open(List.of(MODEL), Tally.unkept());
            assertThatThrownBy(() -> stopped.hold(Talk.request("a")))
                    .hasMessageContaining("this run")
                    .hasMessageContaining("1 of 1 calls");
            assertThat(beside.ofRun().before()).isEqualTo(Spent.NOTHING);
            next.ofRun().forget();
        }
        try (Tallies after = Tallies.in(folder)) {
            assertThat(after.ofRun().before()).isEqualTo(Spent.NOTHING);
        }
    }

    private static void assertUsed(Spent used, long calls, long tokens, String money) {
        assertThat(used.calls()).isEqualTo(calls);
        assertThat(used.tokens()).isEqualTo(tokens);
        assertThat(used.money()).isEqualByComparingTo(money);
    }

    private Tally task() {
        try (Tallies tallies = Tallies.in(folder.resolve("spent"))) {
            return tallies.of(TASK);
        }
    }

    private Account account(Allowance ofTask) {
        return new Ledger(Allowance.UNLIMITED, ofTask, Prices.known(), LONGEST, Tally.unkept())
                .open(List.of(MODEL), task());
    }

    private static Ledger ledger(Allowance ofRun, Tally tally) {
        return new Ledger(ofRun, Allowance.UNLIMITED, Prices.known(), LONGEST, tally);
    }

    private static KeptLlm llm(Path exchanges, Account account) {
        return new KeptLlm(
                MODEL,
                new ScriptedCarrier(Talk.text("answer")),
                Transcript.open(exchanges),
                account,
                Secrets.NONE,
                new Heard());
    }
}
