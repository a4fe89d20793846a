package dev.ralph.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.ralph.llm.Reply;
import dev.ralph.llm.ToolCall;
import dev.ralph.llm.Usage;
import dev.ralph.model.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PartsReaderTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/parts");
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        ",",
        ":",
        "```",
        "//",
        "/*",
        "*/",
        "#",
        "\\",
        "\n",
        "<subtask>",
        "</subtask>",
        "<subtask title=\"",
        "<fractal_delegate",
        ">",
        "parts",
        "\"parts\":",
        "\"title\": \"x\"",
        "goal",
        "null",
        "\u201C",
        "\u201D",
        "\uD800",
        "\u0000",
        "\\u12",
        "</think>",
        "{\"parts\": [",
        "<goal>",
        "</goal>"
    };

    private final long seed = Long.getLong("ralph.parts.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @BeforeEach
    void say_the_seed(TestReporter reporter) {
        reporter.publishEntry("seed", Long.toString(seed));
    }

    private static Reply reply(String text, String... arguments) {
        List<ToolCall> calls = Stream.of(arguments)
                .map(json -> new ToolCall("1", "split", json))
                .toList();
        return new Reply(text, calls, Usage.NONE);
    }

    private static List<String> titles(PartsReader.Answer answer) {
        return answer.match(
                named -> named.parts().stream().map(Part::title).toList(), unreadable -> List.of(unreadable.why()));
    }

    @Test
    void what_the_tool_was_given_counts_and_not_the_text_beside_it() {
        String text = "{\"parts\": [\"x\", \"y\"]}";

        assertThat(titles(PartsReader.read(reply(text, "{\"parts\": [\"a\", \"b\"]}"))))
                .containsExactly("a", "b");
    }

    @Test
    void parts_in_calls_of_their_own_are_read_together() {
        assertThat(titles(PartsReader.read(reply("", "{\"parts\": [\"a\"]}", "{\"parts\": [\"b\"]}"))))
                .containsExactly("a", "b");
    }

    @Test
    void one_call_that_cannot_be_read_makes_the_answer_unreadable() {
        assertThat(titles(PartsReader.read(reply("", "{\"parts\": [\"a\"]}", "{\"parts\": [\"b"))))
                .containsExactly("its JSON ends in the middle");
    }

    @Test
    void a_call_of_another_tool_is_no_answer() {
        Reply reply = new Reply("", List.of(new ToolCall("1", "read", "{\"parts\": [\"a\"]}")), Usage.NONE);

        assertThat(PartsReader.read(reply)).isInstanceOf(PartsReader.Unreadable.class);
    }

    @Test
    void what_is_shown_of_a_broken_answer_holds_no_secret() {
        assertThat(titles(PartsReader.read("{parts password=hunter2secret}")))
                .containsExactly("its JSON breaks off at: password=[redacted]");
    }

    @Test
    void no_text_put_together_at_random_makes_it_fail() throws IOException {
        for (int i = 0; i < 3_000; i++) {
            String text = garbage(random.nextInt(60));
            try {
                PartsReader.read(text);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed %d text %d%n%s".formatted(seed, i, text), e);
            }
        }
    }

    @Test
    void no_example_that_is_damaged_makes_it_fail() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            files = all.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(Files.readString(files.get(random.nextInt(files.size()))));
            for (int damage = random.nextInt(4); damage >= 0 && !text.isEmpty(); damage--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
                } else {
                    text.insert(at, garbage(1));
                }
            }
            try {
                PartsReader.read(text.toString());
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed %d text %d%n%s".formatted(seed, i, text), e);
            }
        }
    }

    @Test
    void parts_that_are_cut_anywhere_are_read_whole_or_not_at_all() {
        String text = "{\"parts\": [{\"title\": \"a\", \"goal\": \"x\"}, {\"title\": \"b\"}, {\"title\": \"c\"}]}";

        for (int end = 0; end < text.length(); end++) {
            PartsReader.Answer answer = PartsReader.read(text.substring(0, end));
            if (answer instanceof PartsReader.Named) {
                assertThat(titles(answer)).as(text.substring(0, end)).containsExactly("a", "b", "c");
            }
        }
    }

    /** It takes tenths of a second; what is quadratic takes many minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "{\"a\":",
                "[1,",
                "{/*",
                "{'a ",
                "{\"",
                "{\"a\":\"",
                "[\"a\",\"b\"] ",
                "{a:1} ",
                "[[[[[[[[[[]",
                "<subtask>",
                "<subtask title=\"",
                "<subtask \"a\"",
                "<subtask>a</subtask>",
                "<fractal_delegate ",
                "<goal>",
                "<subtask><goal>a",
                "</think>",
                "\\",
                "```",
                "\" ",
                "{\"parts\":[\"a\"]} ",
                "{\"parts\":",
                "x<",
                "- [ ] a\n",
                "{\"a\" \n\"b\"",
                "\u201C",
                "[#",
                "[//",
                "[[[[[[[[[[;"
            })
    void long_garbage_of_any_kind_is_read_in_no_time(String piece) {
        String text = piece.repeat(100_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> PartsReader.read("<subtask>" + text), piece);
    }

    @Test
    void a_megabyte_put_together_at_random_is_read_in_no_time() {
        String text = garbage(250_000);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> PartsReader.read(text), "seed " + seed);
    }

    private String garbage(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }
}
