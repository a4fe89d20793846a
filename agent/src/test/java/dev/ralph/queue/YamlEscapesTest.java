package dev.ralph.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlEscapesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: \"Base\\.metadata\"",
                "a: [\"\\w\", {b: \"\\s\", \"c\":\"\\d\"}]",
                "- - \"\\bword\"",
                "? \"\\(\"\n: x",
                "a: !!str \"\\q\"",
                "a: |\n  text \"\\.\nb: \"\\.\"",
                "a: it's\nb: \"\\.\"",
                "a: 6\" wide\nb: \"\\.\"",
                "a: 'it''s'\nb: \"\\.\"",
                "a: x # say \"\nb: \"\\.\"",
                "a: \"\\xZZ\"",
                "a: \"\\UFFFFFFFF\""
            })
    void an_escape_that_yaml_does_not_know_is_doubled(String yaml) {
        assertThat(YamlEscapes.escaped(yaml).literals()).isNotEmpty();
        assertThat(YamlEscapes.escaped(yaml).text()).contains("\\\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: \"\\\"quoted\\\" \\\\. \\n \\t \\x41 \\u00e9 \\/\"",
                "a: 'single \\. \"\\.'",
                "a: plain \"\\.\"",
                "# comment \"\\.\"",
                "a: b # comment \"\\.\"",
                "a: |\n  \"\\.\"\n\n  \"\\.\"",
                "a:\n  - >-\n    \"\\.\"",
                "- a: |2\n   \"\\.\"",
                "a: \"\\\n  next line\"",
                "a: \"open \\"
            })
    void what_is_no_such_escape_stays_as_it_is(String yaml) {
        assertThat(YamlEscapes.escaped(yaml).text()).isEqualTo(yaml);
    }
}
