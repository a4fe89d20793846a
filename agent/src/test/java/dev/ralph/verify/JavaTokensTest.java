package dev.ralph.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaTokensTest {

    @Test
    void layout_and_comments_are_not_code() {
        JavaTokens tokens = JavaTokens.of("a( /* x */ b ,\n c) // \"y\n ;");

        assertThat(tokens.code()).containsExactly("a", "(", "b", ",", "c", ")", ";");
        assertThat(tokens.comments()).containsExactly("/* x */", "// \"y");
    }

    @Test
    void a_text_is_one_token_whatever_is_in_it() {
        assertThat(JavaTokens.of("\"a // \\\" b\" 'c' '\\'' x").code())
                .containsExactly("\"a // \\\" b\"", "'c'", "'\\''", "x");
        assertThat(JavaTokens.of("\"\"\"\n a \"b\" /* \\\"\"\" \"\" \"\"\"; x").code())
                .containsExactly("\"\"\"\n a \"b\" /* \\\"\"\" \"\" \"\"\"", ";", "x");
        assertThat(JavaTokens.of("\"\" ; \"open\n x").code()).containsExactly("\"\"", ";", "\"open", "x");
    }

    @Test
    void very_long_texts_and_comments_are_read() {
        String longText = "x\\n".repeat(200_000);

        assertThat(JavaTokens.of("\"" + longText + "\" y").code()).hasSize(2);
        assertThat(JavaTokens.of("\"\"\"" + longText + "\"\"\" y").code()).hasSize(2);
        assertThat(JavaTokens.of("/*" + longText + "*/ y").code()).hasSize(1);
    }
}
