package dev.ralph.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutsideTextTest {

    @Test
    void terminal_sequences_go_and_lines_stay() {
        String text =
                "\u001B[1;31mred\u001B[0m\u001B]8;;http://x\u001B\\link\u001B]8;;\u0007\ttab\r\nnext\rlast\u001B(B\b";

        assertThat(OutsideText.plain(text)).isEqualTo("redlink\ttab\nnext\nlast");
    }

    @Test
    void an_unterminated_sequence_swallows_no_other_line() {
        assertThat(OutsideText.plain("\u001B]0;never closed\nsecond line")).isEqualTo("\nsecond line");
    }

    @Test
    void direction_marks_that_reorder_text_go() {
        assertThat(OutsideText.plain("a\u202Eb\u2066c é —")).isEqualTo("abc é —");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=hunter2",
                "DB_PASSWORD: hunter2",
                "\"api_key\": \"hunter2\"",
                "jdbc:postgresql://h/db?user=a&password=hunter2",
                "postgres://user:hunter2@host/db",
                "Authorization: Bearer hunter2hunter2",
                "AIzahunter2hunter2hunter2hunter2hunter2hunt",
                "npm_hunter2hunter2hunter2hunter2hunter2h",
                "https://hunter2a8Fk29dLq0Zx71Pw7d@git.example.com/x.git",
                "Authorization: Basic hunter2hunter2",
                "password='hunter2' token='x'",
                "ghp_hunter2hunter2hunter2hunter2hunter2",
                "-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----",
            })
    void what_looks_like_a_secret_goes(String text) {
        assertThat(OutsideText.safe(text)).doesNotContain("hunter2").contains("[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expected: <1> but was: <2>",
                "ERROR: duplicate key value violates unique constraint \"users_email_key\"",
                "at city.bikes.StationTest.adds(StationTest.java:31)",
                "http://localhost:8080/path?x=1",
                "FAILED tests/test_auth.py::TestToken::test_is_renewed - assert token == 'abc'",
                "password: must not be blank",
                "token = request.token",
                "password=None, secret: null, token=42",
                "E  assert login(user, password=make_password()) is None",
                "postgresql://test:test@localhost:5432/app_test refused the connection",
                "if \"-----BEGIN PRIVATE KEY-----\" in text: the rest of the log is still here",
                "<div class=\"sk-toggleable__content sk-container-id\">",
            })
    void what_a_test_says_stays(String text) {
        assertThat(OutsideText.safe(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-", "password", "token=", "://", "\u001B]", "eyJaaaaaaaa.", "-----BEGIN ", "bearer "})
    @Timeout(60)
    void no_text_makes_cleaning_take_for_ever(String piece) {
        assertThat(OutsideText.safe(piece.repeat((1 << 20) / piece.length()))).isNotNull();
    }
}
