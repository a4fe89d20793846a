package dev.ralph.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of variables of a process that are secret by their name or by their looks. */
final class SecretVariables {

    private static final int MIN_LENGTH = 6;
    private static final int MIN_RANDOM = 20;

    private static final Set<String> NAMES = Set.of(
            "KEY",
            "KEYS",
            "TOKEN",
            "TOKENS",
            "SECRET",
            "SECRETS",
            "PASS",
            "PASSWORD",
            "PASSWD",
            "PASSPHRASE",
            "PWD",
            "CREDENTIAL",
            "CREDENTIALS",
            "CREDS",
            "AUTH",
            "PAT",
            "COOKIE");

    /** Names without a mark between their words, such as {@code PGPASSWORD}. */
    private static final Pattern NAME_END =
            Pattern.compile("(?:PASSWORD|PASSWD|PASSPHRASE|TOKEN|SECRET|APIKEY|ACCESSKEY|CREDENTIALS)$");

    /** Names of what looks random and is public. */
    private static final Set<String> PUBLIC = Set.of("SHA", "COMMIT", "REVISION", "DIGEST", "VERSION", "TAG");

    /** Values that nobody keeps secret; hiding them would take words out of the tests of every project. */
    private static final Set<String> COMMON = Set.of(
            "postgres",
            "postgresql",
            "mysql",
            "mariadb",
            "sqlite",
            "oracle",
            "mongodb",
            "rabbitmq",
            "password",
            "secret",
            "changeme",
            "default",
            "example",
            "testing",
            "public",
            "private",
            "disabled",
            "enabled",
            "username",
            "bearer",
            "oauth2",
            "always",
            "required",
            "optional",
            "token",
            "123456",
            "12345678");

    private static final Pattern URL =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}://[^\\s/:@]{0,256}:([^\\s/@]{1,512})@.*", Pattern.DOTALL);

    private static final Pattern PATH = Pattern.compile("(?:~|\\.{1,2})?/.*|[A-Za-z]:[\\\\/].*", Pattern.DOTALL);

    private static final Pattern ONE_WORD = Pattern.compile("[\\w+/=.~-]{1,4096}");

    private SecretVariables() {}

    static Set<String> values(Map<String, String> environment) {
        Set<String> values = new TreeSet<>();
        environment.forEach((name, raw) -> {
            String value = raw.strip();
            Matcher url = URL.matcher(value);
            String candidate = url.matches() ? url.group(1) : value;
            boolean isSecret = url.matches() || (!value.contains("://") && isSecret(name, value));
            if (isSecret && candidate.length() >= MIN_LENGTH && !isCommon(candidate)) {
                values.add(candidate);
            }
        });
        return values;
    }

    private static boolean isSecret(String name, String value) {
        String upper = name.toUpperCase(Locale.ROOT);
        Set<String> words = new TreeSet<>(Arrays.asList(upper.split("[^A-Z0-9]+")));
        if (words.stream().anyMatch(NAMES::contains) || NAME_END.matcher(upper).find()) {
            return !isPlace(value);
        }
        return value.length() >= MIN_RANDOM
                && words.stream().noneMatch(PUBLIC::contains)
                && !isPlace(value)
                && ONE_WORD.matcher(value).matches()
                && SecretShapes.isRandom(value);
    }

    /** A key may begin with a slash, too; but then it has no words in it. */
    private static boolean isPlace(String value) {
        return PATH.matcher(value).matches() && !SecretShapes.isRandom(value);
    }

    private static boolean isCommon(String value) {
        return COMMON.contains(value.toLowerCase(Locale.ROOT));
    }
}
