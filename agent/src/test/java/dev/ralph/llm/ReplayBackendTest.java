package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.FailureClass;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplayBackendTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void the_answers_come_in_order_with_the_models_that_gave_them() {
        ReplayBackend replay = replay(exchange(1, "openai/a", "x"), exchange(2, "gemini/b", "y"));

        assertThat(replay.name()).isEqualTo("openai/a");
        assertThat(replay.call(Talk.request("x"), DEADLINE)).isEqualTo(Talk.text("to x"));
        assertThat(replay.name()).isEqualTo("openai/a");
        assertThat(replay.call(Talk.request("y"), DEADLINE)).isEqualTo(Talk.text("to y"));
        assertThat(replay.name()).isEqualTo("gemini/b");
        assertThat(told).isEmpty();
    }

    @Test
    void another_request_is_answered_all_the_same_and_told_once() {
        ReplayBackend replay = replay(exchange(1, "m", "x"), exchange(2, "m", "y"), exchange(3, "m", "z"));
        replay.call(Talk.request("x"), DEADLINE);

        assertThat(replay.call(Talk.request("other"), DEADLINE)).isEqualTo(Talk.text("to y"));
        assertThat(replay.call(Talk.request("another"), DEADLINE)).isEqualTo(Talk.text("to z"));
        assertThat(told).hasSize(1).first().asString().contains("request 2 is not the one that was recorded");
    }

    @Test
    void a_run_that_goes_on_is_answered_from_where_it_was_cut_off() {
        ReplayBackend replay = replay(exchange(1, "m", "x"), exchange(2, "m", "y"), exchange(3, "m", "z"));

        assertThat(replay.call(Talk.request("y"), DEADLINE)).isEqualTo(Talk.text("to y"));
        assertThat(replay.call(Talk.request("z"), DEADLINE)).isEqualTo(Talk.text("to z"));
        assertThat(told).isEmpty();
    }

    @Test
    void a_recording_that_is_used_up_blocks() {
        ReplayBackend replay = replay(exchange(1, "m", "x"));
        replay.call(Talk.request("x"), DEADLINE);

        assertThatThrownBy(() -> replay.call(Talk.request("x"), DEADLINE))
                .isInstanceOfSatisfying(LlmException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureClass.ENVIRONMENT);
                    assertThat(failure.isPassing()).isFalse();
                    assertThat(failure).hasMessageContaining("no other answer than the 1");
                });
    }

    @Test
    void a_folder_with_a_gap_is_refused() throws IOException {
        write("0001.json", ExchangeJson.text(exchange(1, "m", "x")));
        write("0003.json", ExchangeJson.text(exchange(3, "m", "z")));

        assertThatThrownBy(() -> Recording.read(folder))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("exchange 2 of the recording is missing");
    }

    @Test
    void all_files_that_cannot_be_read_are_told() throws IOException {
        write("0001.json", "{");
        write("0002.json", "{}");
        write("0002.json.old", "{");

        assertThatThrownBy(() -> Recording.read(folder))
                .isInstanceOfSatisfying(
                        RalphException.class,
                        failure -> assertThat(failure.problems()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s/\"model\"/\"modell\"/",
                "s/\"output\" : 50/\"output\" : \"50\"/",
                "s/\"output\" : 50/\"output\" : 50.5/",
                "s/\"output\" : 50/\"output\" : null/",
                "s/\"is\" : \"told\"/\"is\" : \"tolds\"/",
                "s/\"calls\" : \\[ \\]/\"calls\" : null/",
                "s/\"number\" : 1/\"number\" : 1, \"number\" : 1/",
                "s/exchange.1/exchange\\/2/",
                "s/\\z/x/",
            })
    void a_recording_is_read_strictly(String change) throws IOException {
        String[] parts = change.split("(?<!\\\\)/", -1);
        String text = ExchangeJson.text(exchange(1, "m", "x"));
        String changed = text.replaceFirst(parts[1], parts[2].replace("\\/", "/"));
        assertThat(changed).isNotEqualTo(text);
        Path file = write("0001.json", changed);

        assertThatThrownBy(() -> Recording.read(file)).isInstanceOf(RalphException.class);
    }

    private ReplayBackend replay(Exchange... exchanges) {
        return new ReplayBackend(new Recording(List.of(exchanges)), told::add);
    }

    private static Exchange exchange(int number, String model, String told) {
        return new Exchange(number, model, Talk.request(told), Talk.text("to " + told));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
