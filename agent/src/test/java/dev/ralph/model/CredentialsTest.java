package dev.ralph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {

    private static final String KEY = "a8Fk29-dLq0Zx71Pw";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"oauth\": {\"accessToken\": \"‹›\"}}",
                "{\"api_key\":\"‹›\"}",
                "OPENAI_API_KEY=‹›",
                "export TOKEN='‹›'\n",
                "oauth_token: ‹›\nuser: bob\n",
                "//registry.npmjs.org/:_authToken=‹›\n",
                "machine a login bob password ‹›\n",
                "‹›\n"
            })
    void a_value_with_the_name_of_a_secret_is_one(String text) {
        assertThat(Credentials.in(text.replace("‹›", KEY))).containsExactly(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"token_type\": \"Bearer\", \"theme\": \"dark-mode-2\"}",
                "{\"key\": \"background\"}",
                "key_file: /home/bob/.ssh/id_rsa",
                "password:\n\n",
                "a sentence about a token"
            })
    void other_settings_are_none(String text) {
        assertThat(Credentials.in(text)).isEmpty();
    }

    @Test
    void a_secret_is_added_when_the_text_before_has_fewer() {
        Secrets secrets = Secrets.of(Map.of(), List.of("hunter2-hunter2"));

        assertThat(secrets.areAdded("", "a = 'hunter2-hunter2'")).isTrue();
        assertThat(secrets.areAdded("hunter2-hunter2", "a\nhunter2-hunter2")).isFalse();
        assertThat(secrets.areAdded("", "[redacted]")).isFalse();
        assertThat(secrets.areAdded("ghp_a8Fk29dLq0Zx71Pw7dJk2a8Fk", "hunter2-hunter2"))
                .isTrue();
        assertThat(secrets.areAdded("", "ghp_a8Fk29dLq0Zx71Pw7dJk2a8Fk")).isTrue();
    }
}
