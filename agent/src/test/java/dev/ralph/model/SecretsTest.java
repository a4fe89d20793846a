package dev.ralph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {

    /** What must go; the text between ‹ and ›. */
    private static final List<String> HIDDEN = List.of(
            "api_key = \"‹a8Fk29dLq0Zx71Pw›\"",
            "apiKey: '‹a8Fk29dLq0Zx71Pw›'",
            "{\"new\": \"SECRET_KEY = \\\"‹9f86d081884c7d659a2feaa0c55ad015›\\\"\"}",
            "os.environ['API_TOKEN'] = \"‹a8Fk29dLq0Zx71Pw›\"",
            "setenv(\"API_TOKEN\", \"‹a8Fk29dLq0Zx71Pw›\")",
            "String password = \"‹S3cr3tP4ssw0rd9x›\";",
            "STRIPE_SECRET=‹8dj2Kd82mMs0qp3Z1›",
            "+export API_TOKEN=‹8dj2Kd82mMs0qp3Z1›",
            "db.password: ‹8dj2Kd82mMs0qp3Z1›",
            "postgres://app:‹hunter2›@db.example.com/app",
            "jdbc:postgresql://10.0.0.7/d?user=a&password=‹hunter2›",
            "postgres://app:‹a8Fk29dLq0Zx71Pw›@localhost/app",
            "https://‹a8Fk29dLq0Zx71Pw7d›@git.example.com/x.git",
            "Authorization: Bearer ‹hunter2hunter2hunter2›",
            "Authorization: Basic ‹dXNlcjpodW50ZXIyMTIz›",
            "‹ghp_hunter2hunter2hunter2hunter2hunter2›",
            "‹sk-proj-a8Fk29dLq0Zx71Pw7dJk2›",
            "‹sk-ant-api03-a8Fk29dLq0Zx71Pw7dJk2›",
            "‹AKIAIOSFODNN7EXAMPLE›",
            "‹AIzaSyA8Fk29dLq0Zx71Pw7dJk2A8Fk29dLq0Zx›",
            "‹eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSMeKKF2QT4›",
            "‹-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA7bq1n2Jk3L4m5N6o7P8q9R0s\nabc=›\n",
            "key = \"‹-----BEGIN PRIVATE KEY-----\\nMIIEowIBAAKCAQEA7bq1n2Jk3L4m5N6o7P8q9R0s›\"",
            "+‹-----BEGIN EC PRIVATE KEY-----\n+MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY›");

    /** What must stay, for a model has to quote it. */
    private static final List<String> KEPT = List.of(
            "password = get_password()",
            "token = request.token",
            "token = \"abc\"",
            "password = \"postgres\"",
            "secret = \"my-test-secret-1a2b3c4d\"",
            "api_key=os.environ[\"OPENAI_API_KEY\"]",
            "String token = tokenService.issueTokenForUser(user1);",
            "private static final String TOKEN_NAME = \"X-Auth-Token-Header\";",
            "secretName: \"MyApplicationSecretName\"",
            "token: generate_token_for_user_2_of_test",
            "postgresql://test:test@localhost",
            "postgresql://test:test@127.0.0.1:5432/app_test",
            "jdbc:postgresql://localhost:5432/app?user=a&password=hunter2",
            "f\"postgresql://{user}:{password}@{host}/{name}\"",
            "postgres://app:${DB_PASSWORD}@db.example.com/app",
            "headers = {\"Authorization\": \"Bearer \" + token}",
            "Bearer authentication is what the basic authentication was",
            "\"Bearer test-token\"",
            "<div class=\"sk-toggleable__content sk-container-id\">",
            "if \"-----BEGIN PRIVATE KEY-----\" in text: return key",
            "password_hash VARCHAR(255) NOT NULL",
            "KEY `idx_user_token` (`user_token`)",
            "assert user.password == \"changeme123456\"",
            "expected: <1> but was: <2>",
            "duplicate key value violates unique constraint \"users_email_key\"",
            "def test_token_expires_after_30_minutes(self):",
            "http://localhost:8080/path?x=1",
            "commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b");

    private static final String SECRET = "qT7/x+9 Zp\"4";

    @Test
    void what_looks_like_a_secret_goes_and_nothing_else_of_its_line() {
        assertThat(HIDDEN).allSatisfy(text -> {
            String expected = text.replaceAll("(?s)‹.*›", "[redacted]");
            assertThat(Secrets.NONE.hide(text.replaceAll("[‹›]", ""))).isEqualTo(expected);
        });
    }

    @Test
    void there_is_no_false_alarm_among_lines_of_ordinary_tests() {
        List<String> alarms = KEPT.stream()
                .filter(text -> !Secrets.NONE.hide(text).equals(text))
                .toList();

        assertThat(alarms).as("of %d", KEPT.size()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DB_PASS", "PGPASSWORD", "api-key", "GITHUB_TOKEN", "AWS_SECRET", "X_AUTH", "MY_CREDENTIALS"})
    void a_variable_whose_name_says_so_is_a_secret(String name) {
        assertThat(Secrets.of(Map.of(name, "hunter2"), List.of()).hide("it is hunter2."))
                .isEqualTo("it is [redacted].");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIT_AUTHOR_NAME=Alice Smith",
                "KEYBOARD=us-intl",
                "SSH_AUTH_SOCK=/tmp/ssh-1/agent.12",
                "POSTGRES_PASSWORD=postgres",
                "TOKEN=short",
                "PWD=/home/alice/project",
                "JAVA_HOME=/usr/lib/jvm/java-17-openjdk-amd64",
                "HOSTNAME=ip-10-0-12-34.ec2.internal",
                "CI_COMMIT_SHA=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
                "PROXY=http://proxy.example.com:3128/a1b2c3d4e5f6",
                "JAVA_TOOL_OPTIONS=-Dfile.encoding=UTF-8 -Xmx512m",
            })
    void an_ordinary_variable_is_no_secret(String line) {
        String value = line.substring(line.indexOf('=') + 1);
        Secrets secrets = Secrets.of(Map.of(line.substring(0, line.indexOf('=')), value), List.of());

        assertThat(secrets.hide("see " + value + " here")).isEqualTo("see " + value + " here");
    }

    @Test
    void a_value_that_looks_random_is_a_secret_whatever_its_name() {
        Secrets secrets = Secrets.of(Map.of("X", "a8Fk29dLq0Zx71Pw7dJk2"), List.of());

        assertThat(secrets.hide("<a8Fk29dLq0Zx71Pw7dJk2>")).isEqualTo("<[redacted]>");
    }

    @Test
    void the_password_of_an_address_is_a_secret_also_alone() {
        Secrets secrets = Secrets.of(Map.of("DATABASE_URL", "postgres://u:hunter2@db/x"), List.of());

        assertThat(secrets.hide("hunter2 at db")).isEqualTo("[redacted] at db");
    }

    @Test
    void a_secret_goes_in_every_form_that_it_may_be_written_in() {
        Secrets secrets = Secrets.of(Map.of(), List.of(SECRET));
        Base64.Encoder base64 = Base64.getEncoder();

        for (String text : List.of(
                SECRET,
                "qT7/x+9 Zp\\\"4",
                "qT7%2Fx%2B9%20Zp%224",
                "qT7%2fx%2b9%20Zp%224",
                "qT7%2Fx%2B9+Zp%224",
                base64.encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)),
                base64.encodeToString(("u:" + SECRET).getBytes(StandardCharsets.UTF_8)),
                base64.encodeToString(("user:" + SECRET + "!").getBytes(StandardCharsets.UTF_8)),
                Base64.getUrlEncoder().encodeToString(("?" + SECRET).getBytes(StandardCharsets.UTF_8)))) {
            assertThat(secrets.hide("<" + text + ">")).as(text).contains("[redacted]");
        }
    }

    @Test
    void a_short_secret_is_no_part_of_a_longer_word() {
        assertThat(Secrets.of(Map.of("PASS", "station"), List.of()).hide("stations, station, PlayStation station1"))
                .isEqualTo("stations, [redacted], PlayStation station1");
    }

    @Test
    void terminal_sequences_and_half_characters_go() {
        assertThat(Secrets.NONE.hide("\u001B[31mred\u001B[0m \uD83D\uDE00 \uD83D."))
                .isEqualTo("red \uD83D\uDE00 \uFFFD.");
    }

    @Test
    void hiding_again_changes_nothing() {
        List<String> pieces = java.util.stream.Stream.of(
                        HIDDEN.stream(),
                        KEPT.stream(),
                        List.of(SECRET, "\"", "'", " ", "\n", "\u001B[", "@", "=").stream())
                .flatMap(stream -> stream)
                .map(text -> text.replaceAll("[‹›]", ""))
                .toList();
        Secrets secrets = Secrets.of(Map.of("TOKEN", "hunter2"), List.of(SECRET));
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String text = random.ints(1 + random.nextInt(6), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .map(piece -> random.nextBoolean() ? piece : piece.substring(random.nextInt(piece.length())))
                    .collect(Collectors.joining());
            String once = secrets.hide(text);

            assertThat(secrets.hide(once))
                    .as("seed %d round %d: %s", seed, round, text)
                    .isEqualTo(once);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-",
                "password",
                "token=\"",
                "://",
                "://a:",
                "://a:b@",
                "?password=",
                "\u001B]",
                "eyJaaaaaaaa.",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----abcdefghijklmnop",
                "bearer ",
                "export ",
                "sk-",
                "a8Fk29dLq0Zx71Pw\n",
                "\uD83D",
            })
    @Timeout(20)
    void no_text_makes_hiding_take_for_ever(String piece) {
        Secrets secrets = Secrets.of(Map.of("TOKEN", "hunter2"), List.of(SECRET));

        assertThat(secrets.hide(piece.repeat((1 << 20) / piece.length()))).isNotNull();
    }
}
