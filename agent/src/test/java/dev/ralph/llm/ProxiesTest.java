package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ralph.model.FailureClass;
import dev.ralph.model.RalphException;
import dev.ralph.support.ScriptedAnswer;
import dev.ralph.support.ScriptedModel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxiesTest {

    private static final Request REQUEST = new Request(List.of(new Message.Told("hello")), List.of());
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** {@code me:p@ss word} in Base64. */
    private static final String LOG_IN = "Basic bWU6cEBzcyB3b3Jk";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTPS_PROXY=http://a:3128                          | https://model.example | a:3128 (HTTPS_PROXY)
            HTTPS_PROXY=a:3128                                 | https://model.example | a:3128 (HTTPS_PROXY)
            HTTPS_PROXY=a                                      | https://model.example | a:80 (HTTPS_PROXY)
            HTTPS_PROXY=http://a:3128                          | http://model.example  | none
            HTTP_PROXY=http://a:3128                           | http://model.example  | a:3128 (HTTP_PROXY)
            HTTP_PROXY=http://a:3128                           | https://model.example | none
            HTTPS_PROXY=http://a:3128;https_proxy=http://b:1   | https://model.example | b:1 (https_proxy)
            HTTPS_PROXY=http://a:3128;https_proxy=             | https://model.example | none
            HTTPS_PROXY=http://a:3128;NO_PROXY=*               | https://model.example | none
            HTTPS_PROXY=http://a:3128;NO_PROXY=*;no_proxy=x    | https://model.example | a:3128 (HTTPS_PROXY)
            HTTPS_PROXY=http://[fd00::1]:8080                  | https://model.example | [fd00::1]:8080 (HTTPS_PROXY)
            """)
    void the_environment_names_the_proxy_of_each_kind_of_address(String variables, URI address, String proxy) {
        String found = Proxies.of(environment(variables))
                .to(address)
                .map(String::valueOf)
                .orElse("none");

        assertThat(found).isEqualTo(proxy.equals("none") ? "none" : "the proxy http://" + proxy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            example.com               | https://example.com         | true
            example.com               | https://api.Example.com     | true
            .example.com              | https://api.example.com.    | true
            *.example.com             | https://api.example.com     | true
            EXAMPLE.com               | https://api.example.com     | true
            example.com               | https://notexample.com      | false
            ample.com                 | https://example.com         | false
            a.org, b.org c.org        | https://c.org               | true
            example.com:8443          | https://example.com:8443    | true
            example.com:443           | https://example.com         | true
            example.com:8443          | https://example.com         | false
            10.0.0.0/8                | http://10.200.3.4:8000      | true
            10.0.0.0/8                | http://11.0.0.1             | false
            192.168.128.0/17          | http://192.168.255.1        | true
            192.168.128.0/17          | http://192.168.127.1        | false
            172.16.5.9                | http://172.16.5.9           | true
            172.16.5.9                | http://172.16.5.90          | false
            0.0.0.0/0                 | http://8.8.8.8              | true
            10.0.0.0/8                | https://10.example.com      | false
            fd00::/8                  | http://[fd12::7]:80         | true
            fd00::/8                  | http://[fe80::7]            | false
            2001:db8::1:80            | http://[2001:db8::1:80]     | true
            [2001:db8::1]:80          | http://[2001:db8::1]        | true
            [2001:db8::1]:81          | http://[2001:db8::1]        | false
            10.0.0.0/99, :, /, ., []  | http://10.0.0.1             | false
            ''                        | https://example.com         | false
            """)
    void what_is_excepted_is_reached_directly(String excepted, URI address, boolean isDirect) {
        Proxies proxies = Proxies.of(Map.of("HTTP_PROXY", "a:1", "HTTPS_PROXY", "a:1", "NO_PROXY", excepted));

        assertThat(proxies.to(address).isEmpty()).isEqualTo(isDirect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.9.9.9", "[::1]"})
    void this_machine_is_never_reached_through_a_proxy(String host) {
        Proxies proxies = Proxies.of(Map.of("HTTP_PROXY", "http://a:1", "NO_PROXY", "elsewhere"));

        assertThat(proxies.to(URI.create("http://" + host + ":11434/api"))).isEmpty();
        assertThat(proxies.to(URI.create("http://box.lan:11434/api"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"socks5://me:sesame@a:1", "https://me:sesame@a:1", "http://me:ses ame@a", "http://", "a:b:sesame"
            })
    void what_is_no_proxy_is_told_without_its_text_before_anything_is_sent(String value) {
        RalphException refused = catchThrowableOfType(
                RalphException.class, () -> open("https://model.example/v1", Map.of("HTTPS_PROXY", value)));

        assertThat(refused)
                .hasMessageContaining("the environment variable HTTPS_PROXY")
                .hasMessageContaining("http://NAME:PASSWORD@HOST:PORT");
        assertThat(String.valueOf(refused)).doesNotContain("sesame").doesNotContain("ses ame");
    }

    @Test
    void a_call_over_plain_http_is_handed_to_the_proxy_with_its_log_in() {
        try (ScriptedModel proxy = ScriptedModel.answering(ScriptedAnswer.text("ready"))) {
            Backend backend = open("http://box.lan/v1", Map.of("http_proxy", withLogIn(proxy.root())));

            assertThat(backend.call(REQUEST, DEADLINE).text()).isEqualTo("ready");

            assertThat(backend.way()).isEqualTo("through the proxy " + proxy.root() + " (http_proxy)");
            assertThat(proxy.requests()).singleElement().satisfies(received -> {
                assertThat(received.path()).isEqualTo("http://box.lan/v1/chat/completions");
                assertThat(received.headers()).containsEntry("proxy-authorization", LOG_IN);
            });
        }
    }

    @Test
    void no_proxy_is_asked_for_what_is_excepted() {
        try (ScriptedModel proxy = ScriptedModel.answering();
                ScriptedModel model = ScriptedModel.answering(ScriptedAnswer.text("ready"))) {
            Backend backend = open(model.baseUrl(), Map.of("HTTP_PROXY", proxy.root()));

            assertThat(backend.call(REQUEST, DEADLINE).text()).isEqualTo("ready");

            assertThat(backend.way()).isEmpty();
            assertThat(proxy.calls()).isZero();
            assertThat(model.requests().get(0).headers()).doesNotContainKey("proxy-authorization");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "407 Log In,  'the proxy wants a log-in, or does not accept the one it got'",
        "503 Closed,  'it cannot be reached: the proxy does not let us through: Tunnel failed, got: 503'"
    })
    void a_tunnel_is_asked_for_with_the_log_in_and_without_the_key(String status, String what) throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> refuse(proxy, status));
            String root = "http://127.0.0.1:" + proxy.getLocalPort();
            Backend backend = open("https://model.example/v1", Map.of("HTTPS_PROXY", withLogIn(root)));

            LlmException failure = catchThrowableOfType(LlmException.class, () -> backend.call(REQUEST, DEADLINE));

            assertThat(asked.get())
                    .startsWith("CONNECT model.example:443 ")
                    .contains("Proxy-Authorization: " + LOG_IN)
                    .doesNotContain("sesame");
            assertThat(failure.kind()).isEqualTo(FailureClass.ENVIRONMENT);
            assertThat(failure.problem().what()).isEqualTo(what);
            assertThat(failure.problem().where())
                    .isEqualTo("openai/scripted at https://model.example/v1/chat/completions through the proxy " + root
                            + " (HTTPS_PROXY)");
        }
    }

    @Test
    void a_proxy_that_is_not_there_is_named_without_its_log_in() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Backend backend =
                open("https://model.example/v1", Map.of("HTTPS_PROXY", withLogIn("http://127.0.0.1:" + port)));

        assertThatThrownBy(() -> backend.call(REQUEST, DEADLINE))
                .isInstanceOfSatisfying(LlmException.class, failure -> {
                    assertThat(failure.problem().what())
                            .isEqualTo("it cannot be reached: the proxy takes no connection");
                    assertThat(failure.problem().toString())
                            .contains("127.0.0.1:" + port)
                            .doesNotContain("p%40ss")
                            .doesNotContain("p@ss");
                });
    }

    @Test
    void its_password_is_a_secret() {
        assertThat(Proxies.of(Map.of("https_proxy", "me:p%40ss%20word@a:1", "HTTP_PROXY", "http://me:short@a:1"))
                        .secrets())
                .containsExactly("p@ss word");
        assertThat(Proxies.of(Map.of("https_proxy", "socks5://me:password@a:1")).secrets())
                .isEmpty();
    }

    private static Backend open(String baseUrl, Map<String, String> environment) {
        Optional<String> key = baseUrl.startsWith("https") ? Optional.of("sesame-1234567890") : Optional.empty();
        return new Backends(InstantSource.system(), Proxies.of(environment))
                .open(new ModelSpec(ModelSpec.Provider.OPENAI, "scripted", Optional.of(baseUrl), key, 500));
    }

    private static String withLogIn(String root) {
        return root.replace("http://", "http://me:p%40ss%20word@");
    }

    private static Map<String, String> environment(String variables) {
        return List.of(variables.split(";")).stream()
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    /** Answers one request for a tunnel; returns what was asked. */
    private static String refuse(ServerSocket proxy, String status) {
        try (Socket socket = proxy.accept()) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            String answer = "HTTP/1.1 %s\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
                    .formatted(status);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            int unused = in.read();
            return head.toString();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
