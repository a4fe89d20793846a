package dev.ralph.llm;

import dev.ralph.model.RalphException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A proxy that calls of models go through.
 *
 * @param variable of the environment that names it
 * @param login {@code name:password}
 */
record ProxyServer(String variable, String host, int port, Optional<String> login) {

    private static final int USUAL_PORT = 80;
    private static final int LAST_PORT = 65_535;

    /**
     * Reads the value of a variable, such as {@code http://name:password@host:3128} or {@code host:3128}.
     *
     * @throws RalphException when it is none, without its text: there may be a password in it
     */
    static ProxyServer read(String variable, String value) {
        try {
            URI uri = new URI(value.contains("://") ? value : "http://" + value);
            boolean isMore =
                    !Set.of("", "/").contains(uri.getPath()) || uri.getQuery() != null || uri.getFragment() != null;
            if (!"http".equalsIgnoreCase(uri.getScheme())
                    || uri.getHost() == null
                    || isMore
                    || uri.getPort() > LAST_PORT) {
                throw unusable(variable);
            }
            return new ProxyServer(
                    variable,
                    uri.getHost(),
                    uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                    Optional.ofNullable(uri.getRawUserInfo()).map(ProxyServer::decoded));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw unusable(variable);
        }
    }

    /** What stands for another character begins with a percent sign; a plus sign is one. */
    private static String decoded(String login) {
        return URLDecoder.decode(login.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    Proxy jdk() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    /** The header that logs in at the proxy. */
    Optional<String> authorization() {
        return login.map(text -> "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What nobody else may read. */
    Optional<String> password() {
        return login.filter(text -> text.contains(":")).map(text -> text.substring(text.indexOf(':') + 1));
    }

    /** Everything but the log-in. */
    @Override
    public String toString() {
        return "the proxy http://%s:%d (%s)".formatted(host, port, variable);
    }

    private static RalphException unusable(String variable) {
        return new RalphException(
                "what is to be the proxy of models is no address that can be used",
                "the environment variable " + variable,
                "write http://HOST:PORT or http://NAME:PASSWORD@HOST:PORT there, with %40 for an @ in the password,"
                        + " or put the model's host into NO_PROXY");
    }
}
