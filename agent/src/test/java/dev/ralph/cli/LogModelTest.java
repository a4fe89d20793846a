package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.llm.Exchange;
import dev.ralph.llm.Message;
import dev.ralph.llm.Recording;
import dev.ralph.llm.Reply;
import dev.ralph.llm.Request;
import dev.ralph.llm.ToolCall;
import dev.ralph.llm.Usage;
import dev.ralph.support.Ralph;
import dev.ralph.support.TaskText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogModelTest {

    private static final String EVENTS = """
            {"at":"2026-01-15T07:00:00Z","event":"RunStarted","commit":"abc","sandbox":"none"}
            {"at":"2026-01-15T07:00:01Z","event":"ModelAsked","number":1,"money":"0.0015"}
            """;

    private static final String LONG =
            IntStream.range(0, 100).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

    @TempDir
    private Path folder;

    @BeforeEach
    void runs() throws IOException {
        TaskText.in(folder).task("T1", "STATUS: PENDING").task("T2", "STATUS: PENDING");
        events("20260115T070000Z-0001");
        events("20260116T070000Z-0002");
    }

    @Test
    void it_shows_what_is_new_in_each_request() throws IOException {
        keep("20260116T070000Z-0002", conversation());

        Ralph ralph = log("T1");

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out()).isEqualTo(Files.readString(Path.of("src/test/resources/log/conversation.txt")));
    }

    @Test
    void a_run_without_a_conversation_says_so_and_which_has_one() throws IOException {
        keep("20260115T070000Z-0001", conversation());

        assertThat(log("T1").out())
                .isEqualTo("no conversation with a model is kept of run 20260116T070000Z-0002; run"
                        + " 20260115T070000Z-0001 has one: --run 20260115T070000Z-0001\n");
        assertThat(log("T1", "--run", "20260115T070000Z-0001").out()).contains("It leaks.");
        assertThat(log("T2").out()).contains("no run is recorded");
        assertThat(log("T2").exitCode()).isZero();
    }

    @Test
    void a_coding_agent_is_shown_with_what_it_was_asked_and_said() throws IOException {
        Path of = Files.createDirectories(folder.resolve("logs/T1/20260116T070000Z-0002/model"));
        Files.writeString(of.resolve("command-0001.txt"), "[claude], EXITED, exit code 0\n\n== prompt ==\nsolve\n");
        Files.writeString(of.resolve("command-0002.txt"), LONG.repeat(4) + "\u001b[31mred");

        assertThat(log("T1").out())
                .startsWith("""
                        20260116T070000Z-0002: a coding agent

                        1
                            [claude], EXITED, exit code 0

                            == prompt ==
                            solve

                        2
                            line 0
                        """)
                .contains("… 101 lines are left out here, ", "command-0002.txt has them")
                .endsWith("    line 99\n    red\n");
    }

    @Test
    void json_is_a_recording_that_can_be_replayed() throws IOException {
        keep("20260116T070000Z-0002", conversation());

        Path file = Files.writeString(
                folder.resolve("all.json"), log("T1", "--json").out());

        assertThat(Recording.read(file).exchanges()).isEqualTo(conversation());
        assertThat(log("T2", "--json").out()).contains("\"exchanges\" : [ ]");
    }

    @Test
    void a_conversation_that_cannot_be_read_is_an_error() throws IOException {
        keep("20260116T070000Z-0002", conversation());
        Files.writeString(folder.resolve("logs/T1/20260116T070000Z-0002/model/0002.json"), "{");

        Ralph ralph = log("T1");

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err()).contains("0002.json").contains("remedy:");
    }

    private static List<Exchange> conversation() {
        Message start = new Message.Instruction("Repair the tests.\nBreak nothing.");
        Message leak = new Message.Told("It leaks. \u001b[31mred\u001b[0m");
        Reply reads = reply("I look.", new ToolCall("1", "read", "{\"path\": \"a.py\", \"from\": 3}"));
        Message read = new Message.Result("1", "read", LONG);
        Reply edits = reply(
                "",
                new ToolCall("2", "edit", "{\"path\": \"a.py\", \"find\": \"x = 1\\ny = 2\", \"replacement\": \"\"}"),
                new ToolCall("3", "run", "{\"tests\": [\"a::t\""));
        Message edited = new Message.Result("2", "edit", "changed a.py");
        Message ran = new Message.Result("3", "run", "the arguments are no JSON");
        Message summary = new Message.Told("So far: a.py was changed.");
        return exchanges(
                new Step(reads, start, leak),
                new Step(edits, start, leak, reads.message(), read),
                new Step(reply(""), start, leak, reads.message(), read, edits.message(), edited, ran),
                new Step(reply("Done."), start, summary));
    }

    private record Step(Reply reply, List<Message> messages) {
        Step(Reply reply, Message... messages) {
            this(reply, List.of(messages));
        }
    }

    private static List<Exchange> exchanges(Step... steps) {
        List<Exchange> exchanges = new ArrayList<>();
        for (Step step : steps) {
            Request request = new Request(step.messages(), List.of());
            exchanges.add(new Exchange(exchanges.size() + 1, "openai/gpt-5", request, step.reply()));
        }
        return exchanges;
    }

    private static Reply reply(String text, ToolCall... calls) {
        return new Reply(text, Arrays.asList(calls), new Usage(1000, 200, 50));
    }

    private Ralph log(String id, Object... more) {
        Stream<Object> start = Stream.of("log", id, "--model", "--tasks", folder.resolve("tasks"));
        return Ralph.run(Stream.concat(start, Arrays.stream(more)).toArray());
    }

    private void events(String run) throws IOException {
        Path of = Files.createDirectories(folder.resolve("logs/T1").resolve(run));
        Files.writeString(of.resolve("events.jsonl"), EVENTS);
    }

    private void keep(String run, List<Exchange> exchanges) throws IOException {
        Path of = Files.createDirectories(folder.resolve("logs/T1").resolve(run).resolve("model"));
        for (Exchange exchange : exchanges) {
            String one = new Recording(List.of(exchange)).json();
            Files.writeString(of.resolve("%04d.json".formatted(exchange.number())), one);
        }
    }
}
