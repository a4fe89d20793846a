package dev.ralph.coder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostPathsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "see /home/bob/shop/logs/T1/build.log | see …/T1/build.log",
                "/home/bob/a.txt: no | …/bob/a.txt: no",
                "(/srv/work/target/x.txt:17) | (…/target/x.txt:17)",
                "'/root/a/b/' and /var/lib/c | '…/a/b' and …/lib/c"
            })
    void of_a_path_of_the_machine_the_last_two_names_are_left(String text, String shortened) {
        assertThat(HostPaths.in(text)).isTrue();
        assertThat(HostPaths.shortened(text)).isEqualTo(shortened);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/java/shop/CartTest.java:3 cannot find symbol",
                "http://127.0.0.1:8000/v1/chat/completions",
                "GET /carts",
                "a // b /* c */ d",
                "/etc/hosts",
                "**/target/classes/x"
            })
    void everything_else_stays(String text) {
        assertThat(HostPaths.in(text)).isFalse();
        assertThat(HostPaths.shortened(text)).isEqualTo(text);
    }
}
