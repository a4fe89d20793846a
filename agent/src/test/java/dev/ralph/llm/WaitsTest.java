package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WaitsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "retry-after: 7 | PT7S",
                "retry-after: 0 | PT0S",
                "retry-after: 1.5 | PT1.5S",
                "retry-after: Sun, 01 Mar 2026 10:00:20 GMT | PT20S",
                "retry-after: Sun, 01 Mar 2026 09:00:00 GMT | PT0S",
                "retry-after: soon | nothing",
                "retry-after: -5 | nothing",
                "retry-after: 99999999999999999999 | nothing",
                "retry-after-ms: 250 | PT0.25S",
                "retry-after: 9; retry-after-ms: 250 | PT0.25S",
                "x-ratelimit-reset-requests: 20ms | PT0.02S",
                "x-ratelimit-reset-tokens: 6m0s | PT6M",
                "x-ratelimit-reset-tokens: 1h2m3.5s | PT1H2M3.5S",
                "x-ratelimit-reset-tokens: 2d | PT48H",
                "x-ratelimit-reset-tokens: 12 | PT12S",
                "x-ratelimit-reset-requests: 20s; x-ratelimit-reset-tokens: 6m0s | PT20S",
                "x-ratelimit-reset-requests: 20s; x-ratelimit-reset-tokens: 6m0s; x-ratelimit-remaining-tokens: 0 | PT6M",
                "retry-after: 3; x-ratelimit-reset-tokens: 6m0s; x-ratelimit-remaining-tokens: 0 | PT3S",
                "anthropic-ratelimit-requests-reset: 2026-03-01T10:00:41Z | PT41S",
                "anthropic-ratelimit-input-tokens-reset: 2026-03-01T11:00:05+01:00 | PT5S",
                "anthropic-ratelimit-tokens-reset: tomorrow | nothing",
                "x-other: 5 | nothing"
            })
    void a_refusal_says_how_long_to_wait(String headers, String wait) {
        assertThat(Waits.of(429, headers(headers), "{}", NOW))
                .isEqualTo(Optional.ofNullable(wait).map(Duration::parse));
    }

    @Test
    void the_delay_in_the_body_is_read() {
        String body = "{\"error\":{\"details\":[{\"@type\":\"RetryInfo\",\"retryDelay\": \"17s\"}]}}";

        assertThat(Waits.of(429, Map.of(), body, NOW)).contains(Duration.ofSeconds(17));
    }

    @Test
    void limits_are_no_reason_to_wait_when_the_server_is_broken() {
        assertThat(Waits.of(500, headers("x-ratelimit-reset-tokens: 6m0s"), "", NOW))
                .isEmpty();
        assertThat(Waits.of(503, headers("retry-after: 2"), "", NOW)).contains(Duration.ofSeconds(2));
    }

    private static Map<String, List<String>> headers(String text) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String header : text.split("; ", -1)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).strip(),
                    List.of(header.substring(colon + 1).strip()));
        }
        return headers;
    }
}
