package dev.ralph.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a server whose databases ralph may create and drop: on this machine, and marked as one for tests.
 *
 * @param host a name or number of this machine
 * @param database connected to for administration; its name contains the word {@code test}
 * @param passwordVariable the environment variable that holds the password; the password itself is in no file
 */
public record ServerAddress(String host, int port, String database, String user, String passwordVariable) {

    private static final Pattern URL = Pattern.compile(
            "jdbc:postgresql://(?<host>\\[[0-9a-fA-F:.]+]|[^/:?#@,\\[\\]]+)(:(?<port>\\d{1,5}))?/(?<database>[^/?#&]+)");

    /** Only literal forms: what a name server says about any other name can change after we asked. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private static final Pattern TEST = Pattern.compile("(^|[^a-z0-9])tests?($|[^a-z0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern PRODUCTION =
            Pattern.compile("(^|[^a-z0-9])(prod|production|live)($|[^a-z0-9])", Pattern.CASE_INSENSITIVE);

    private static final Set<String> SYSTEM = Set.of("postgres", "template0", "template1");

    public ServerAddress {
        List<String> refusals = refusals(host, port, database);
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", refusals));
        }
    }

    /** Returns why the server of a URL must not be used, each reason a sentence; empty when it may be. */
    static List<String> refusals(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            return List.of("The url must be jdbc:postgresql://HOST:PORT/DATABASE with one host and nothing behind it;"
                    + " user and password_variable are keys of their own.");
        }
        return refusals(matcher.group("host"), port(matcher), matcher.group("database"));
    }

    /** Returns the address in a URL that {@link #refusals(String)} has nothing against. */
    static ServerAddress of(String url, String user, String passwordVariable) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a plain PostgreSQL url");
        }
        return new ServerAddress(
                matcher.group("host"), port(matcher), matcher.group("database"), user, passwordVariable);
    }

    private static int port(Matcher matcher) {
        String port = matcher.group("port");
        return port == null ? 5432 : Integer.parseInt(port);
    }

    private static List<String> refusals(String host, int port, String database) {
        List<String> reasons = new ArrayList<>();
        if (port < 1 || port > 65_535) {
            reasons.add("There is no port %d.".formatted(port));
        }
        if (!LOOPBACK.matcher(host).matches()) {
            reasons.add("The server is on '%s'; only one on this machine (localhost) is ever used.".formatted(host));
        }
        boolean marked =
                TEST.matcher(database).find() && !PRODUCTION.matcher(database).find();
        if (!marked || SYSTEM.contains(database)) {
            reasons.add(("The database '%s' is not marked as one for tests: its name must contain the word test,"
                            + " as in app_test, and not the word prod, production or live.")
                    .formatted(database));
        }
        return reasons;
    }
}
