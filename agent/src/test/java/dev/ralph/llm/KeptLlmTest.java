package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Problem;
import dev.ralph.model.Secrets;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptLlmTest {

    private static final Secrets SECRETS = Secrets.of(Map.of("TOKEN", "hunter2"), List.of());

    @TempDir
    private Path folder;

    private final Heard heard = new Heard();

    @Test
    void every_exchange_is_kept_as_it_was() {
        ScriptedCarrier carrier = new ScriptedCarrier(Talk.reads("a.py"), Talk.text("Done.\n\u00E9 \uD83D\uDE00"));

        Talk.hold(llm(carrier, ledger()), path -> "x = 1\n");

        assertThat(names()).containsExactly("0001.json", "0002.json");
        List<Exchange> kept = Recording.read(folder).exchanges();
        assertThat(kept).extracting(Exchange::request).isEqualTo(carrier.asked);
        assertThat(kept)
                .extracting(Exchange::reply)
                .containsExactly(Talk.reads("a.py"), Talk.text("Done.\n\u00E9 \uD83D\uDE00"));
        assertThat(kept).extracting(Exchange::model).containsOnly("openai/gpt-5");
    }

    @Test
    void the_listener_hears_of_money_and_tries() {
        LlmException overloaded = failure(true);

        llm(new ScriptedCarrier(overloaded, Talk.text("a")), ledger()).ask(Talk.request("a"));

        assertThat(heard.troubles).containsExactly("overloaded");
        LlmListener.Exchanged exchange = heard.exchanges.get(0);
        assertThat(exchange.number()).isEqualTo(1);
        assertThat(exchange.tries()).isEqualTo(2);
        assertThat(exchange.money())
                .hasValueSatisfying(money -> assertThat(money).isEqualByComparingTo("0.001525"));
    }

    @Test
    void no_secret_is_sent_or_kept_or_gone_on_with() throws IOException {
        ScriptedCarrier carrier = new ScriptedCarrier(Talk.reads("hunter2.py"), Talk.text("It is hunter2."));

        List<Reply> replies = Talk.hold(llm(carrier, ledger()), path -> "t = 'hunter2'");

        assertThat(replies.get(0)).isEqualTo(Talk.reads("[redacted].py"));
        assertThat(replies.get(1)).isEqualTo(Talk.text("It is [redacted]."));
        assertThat(carrier.asked.toString()).doesNotContain("hunter2").contains("[redacted].py", "t = '[redacted]'");
        assertThat(bytes().toString()).doesNotContain("hunter2").contains("It is [redacted].");
    }

    @Test
    void a_run_that_was_cut_off_asks_nothing_twice_and_pays_nothing_twice() {
        Talk.hold(
                llm(new ScriptedCarrier(Talk.reads("hunter2"), Talk.reads("b"), Talk.text("c")), ledger()), path -> "");
        Map<String, String> whole = bytes();
        delete("0003.json");
        Ledger ledger = ledger();
        ScriptedCarrier carrier = new ScriptedCarrier(Talk.text("c"));
        heard.exchanges.clear();

        KeptLlm llm = llm(carrier, ledger);
        assertThat(ledger.used().calls()).isEqualTo(2);
        assertThat(ledger.used().tokens()).isEqualTo(2 * Talk.USAGE.total());
        Talk.hold(llm, path -> "");

        assertThat(carrier.asked).hasSize(1);
        assertThat(ledger.used().calls()).isEqualTo(3);
        assertThat(heard.exchanges).extracting(LlmListener.Exchanged::number).containsExactly(3);
        assertThat(bytes()).isEqualTo(whole);
    }

    @Test
    void what_a_run_that_goes_on_need_not_ask_again_is_passed_over() {
        KeptLlm first = llm(new ScriptedCarrier(Talk.text("split"), Talk.text("1"), Talk.text("2")), ledger());
        first.ask(Talk.request("split?"));
        first.ask(Talk.request("a"));
        first.ask(Talk.request("a", "b"));
        ScriptedCarrier carrier = new ScriptedCarrier(Talk.text("3"));
        KeptLlm second = llm(carrier, ledger());

        assertThat(second.ask(Talk.request("a")).text()).isEqualTo("1");
        assertThat(second.ask(Talk.request("a", "b")).text()).isEqualTo("2");
        assertThat(carrier.asked).isEmpty();
        assertThat(second.ask(Talk.request("a", "b", "c")).text()).isEqualTo("3");
        assertThat(names()).containsExactly("0001.json", "0002.json", "0003.json", "0004.json");
    }

    @Test
    void an_answer_that_cannot_be_used_is_paid_for() {
        Ledger ledger = ledger();
        ScriptedCarrier carrier = new ScriptedCarrier(
                failure(true).paid(Talk.USAGE), failure(true).paid(Usage.NONE), Talk.text("a"));

        llm(carrier, ledger).ask(Talk.request("a"));

        assertThat(ledger.used().calls()).isEqualTo(3);
        assertThat(ledger.used().tokens())
                .as("as told, or as estimated")
                .isEqualTo(2 * Talk.USAGE.total() + RequestSize.tokens(Talk.request("a")) + 4000);
    }

    @Test
    void the_first_difference_puts_the_rest_aside_and_asks() {
        KeptLlm first = llm(new ScriptedCarrier(Talk.text("1"), Talk.text("2"), Talk.text("3")), ledger());
        first.ask(Talk.request("a"));
        first.ask(Talk.request("a", "b"));
        first.ask(Talk.request("a", "b", "c"));
        Ledger ledger = ledger();
        ScriptedCarrier carrier = new ScriptedCarrier(Talk.text("new"), Talk.text("newer"));
        KeptLlm second = llm(carrier, ledger);

        assertThat(second.ask(Talk.request("a")).text()).isEqualTo("1");
        assertThat(second.ask(Talk.request("a", "other")).text()).isEqualTo("new");
        assertThat(second.ask(Talk.request("a", "b", "c")).text()).isEqualTo("newer");

        assertThat(names()).containsExactly("0001.json", "0002.json", "0002.json.old", "0003.json", "0003.json.old");
        assertThat(ledger.used().calls()).as("what was put aside was paid").isEqualTo(5);
        Ledger third = ledger();
        llm(new ScriptedCarrier(Talk.text("x")), third).ask(Talk.request("z"));
        assertThat(third.used().calls()).isEqualTo(6);
        assertThat(names())
                .contains("0002.json.old", "0002.json.old.2", "0003.json.old.2")
                .doesNotContain("0002.json");
    }

    @Test
    void a_file_that_cannot_be_read_is_put_aside_with_all_behind_it() throws IOException {
        Talk.hold(llm(new ScriptedCarrier(Talk.reads("a"), Talk.reads("b"), Talk.text("c")), ledger()), path -> "");
        Files.writeString(folder.resolve("0002.json"), "{\"schema\": \"ralph.exchange/1\", \"number\": 2}");
        ScriptedCarrier carrier = new ScriptedCarrier(Talk.reads("b"), Talk.text("c"));

        Talk.hold(llm(carrier, ledger()), path -> "");

        assertThat(carrier.asked).hasSize(2);
        assertThat(names()).contains("0002.json.old", "0003.json.old");
    }

    @Test
    void a_replay_gives_the_same_bytes() {
        Talk.hold(
                llm(new ScriptedCarrier(Talk.reads("a"), Talk.reads("hunter2"), Talk.text("c")), ledger()),
                path -> "x");
        Map<String, String> recorded = bytes();
        Recording recording = Recording.read(folder);
        recorded.keySet().forEach(this::delete);

        Talk.hold(llm(ScriptedCarrier.to(new ReplayBackend(recording, heard::troubled)), ledger()), path -> "x");

        assertThat(bytes()).isEqualTo(recorded);
        assertThat(heard.troubles).isEmpty();
    }

    @Test
    void what_is_printed_as_json_can_be_replayed() throws IOException {
        Talk.hold(llm(new ScriptedCarrier(Talk.reads("a"), Talk.text("c")), ledger()), path -> "x");
        Recording recording = Recording.read(folder);
        Path file = Files.writeString(folder.resolve("all"), recording.json());

        assertThat(Recording.read(file)).isEqualTo(recording);
        assertThat(Recording.read(folder.resolve("0001.json")).exchanges()).hasSize(1);
    }

    @Test
    void a_call_that_a_budget_does_not_allow_is_not_made() {
        Ledger ledger = ledger(new Allowance(Optional.of(2L), Optional.empty(), Optional.empty()));
        ScriptedCarrier carrier = new ScriptedCarrier(failure(true), Talk.text("a"), Talk.text("b"));
        KeptLlm llm = llm(carrier, ledger);
        llm.ask(Talk.request("a"));

        assertThatThrownBy(() -> llm.ask(Talk.request("b"))).isInstanceOfSatisfying(LlmException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(FailureClass.ENVIRONMENT);
            assertThat(failure.isPassing()).isFalse();
            assertThat(failure).hasMessageContaining("2 of 2 calls").hasMessageContaining("budget.task-calls");
        });
        assertThat(carrier.asked).hasSize(2);
        assertThat(names()).containsExactly("0001.json");
    }

    @Test
    void a_call_that_failed_for_good_counts_and_is_not_kept() {
        Ledger ledger = ledger();
        KeptLlm llm = llm(new ScriptedCarrier(failure(false)), ledger);

        assertThatThrownBy(() -> llm.ask(Talk.request("a"))).isInstanceOf(LlmException.class);

        assertThat(ledger.used()).isEqualTo(new Spent(1, 0, BigDecimal.ZERO));
        assertThat(folder).isEmptyDirectory();
    }

    private KeptLlm llm(Carrier carrier, Ledger ledger) {
        return new KeptLlm(
                "openai/gpt-5",
                carrier,
                Transcript.open(folder),
                ledger.open(List.of("openai/gpt-5"), Tally.unkept()),
                SECRETS,
                heard);
    }

    private static Ledger ledger() {
        return ledger(Allowance.UNLIMITED);
    }

    private static Ledger ledger(Allowance ofTask) {
        return new Ledger(Allowance.UNLIMITED, ofTask, Prices.known(), 4000, Tally.unkept());
    }

    private static LlmException failure(boolean passing) {
        return new LlmException(
                FailureClass.ENVIRONMENT, new Problem("overloaded", "a model", "wait"), passing, Optional.empty());
    }

    private List<String> names() {
        return List.copyOf(bytes().keySet());
    }

    private Map<String, String> bytes() {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, String> bytes = new TreeMap<>();
            for (Path file : files.toList()) {
                bytes.put(file.getFileName().toString(), Files.readString(file));
            }
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void delete(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
