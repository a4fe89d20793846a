package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackendsTest {

    private final Backends backends = new Backends(InstantSource.system());

    @Test
    void a_missing_key_names_the_variable() {
        assertThatThrownBy(() -> backends.open(spec(ModelSpec.Provider.OPENAI, "", "")))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("openai/m")
                .hasMessageContaining("OPENAI_API_KEY");
        assertThatThrownBy(() -> backends.open(spec(ModelSpec.Provider.ANTHROPIC, "", " ")))
                .hasMessageContaining("ANTHROPIC_API_KEY");
        assertThatThrownBy(() -> backends.open(spec(ModelSpec.Provider.GEMINI, "https://example.com/v1", "")))
                .hasMessageContaining("say which key goes to base_url: key: GEMINI_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/v1",
                "http://127.0.0.1:1/v1",
                "http://[::1]:1/v1",
                "http://192.168.0.7/v1",
                "http://172.20.1.1/v1",
                "http://gpu-box:8000/v1",
                "http://gpu.local/v1"
            })
    void a_server_of_the_own_network_needs_no_key(String url) {
        assertThat(backends.open(spec(ModelSpec.Provider.OPENAI, url, "")).name())
                .isEqualTo("openai/m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.evil.example/v1",
                "http://10.evil.example/v1",
                "http://172.32.0.1/v1",
                "http://192.168.evil.example/v1",
                "http://localhost.example/v1",
                "http://8.8.8.8/v1",
                "http://134744072/v1"
            })
    void no_key_goes_over_open_wires(String url) {
        assertThatThrownBy(() -> backends.open(spec(ModelSpec.Provider.OPENAI, url, "sesame")))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("not https")
                .hasMessageNotContaining("sesame");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "example.com/v1",
                "https:///v1",
                "https://user:sesame@example.com/v1",
                "https://example.com/v1?key=sesame",
                "not a url"
            })
    void an_address_that_is_none_is_refused_without_repeating_it(String url) {
        assertThatThrownBy(() -> backends.open(spec(ModelSpec.Provider.OPENAI, url, "sesame")))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("base_url")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void ollama_needs_nothing() {
        assertThat(backends.open(spec(ModelSpec.Provider.OLLAMA, "", "")).name())
                .isEqualTo("ollama/m");
    }

    @Test
    void a_key_that_no_header_can_carry_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> backends.open(spec(ModelSpec.Provider.OPENAI, "", "sesame\nopen")))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("OPENAI_API_KEY")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void a_key_is_never_shown() {
        assertThat(spec(ModelSpec.Provider.OPENAI, "https://user:sesame@example.com/v1?key=sesame", "sesame")
                        .toString())
                .doesNotContain("sesame");
        assertThat(spec(ModelSpec.Provider.OPENAI, "https://example.com/v1", "sesame"))
                .hasToString("openai/m at https://example.com/v1, with a key, 900 output tokens");
    }

    private static ModelSpec spec(ModelSpec.Provider provider, String url, String key) {
        return new ModelSpec(
                provider,
                "m",
                Optional.of(url).filter(text -> !text.isEmpty()),
                Optional.of(key).filter(text -> !text.isEmpty()),
                900);
    }
}
