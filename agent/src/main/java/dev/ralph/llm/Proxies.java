package dev.ralph.llm;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that an environment names with {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}; the same in
 * small letters goes before. This machine itself is never reached through one.
 */
public final class Proxies {

    private static final int MIN_SECRET = 6;

    private final Map<String, String> environment;

    private Proxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Finds the proxies; what is wrong with one is told when it is needed. */
    public static Proxies of(Map<String, String> environment) {
        return new Proxies(environment);
    }

    /** The passwords of the proxies. */
    public List<String> secrets() {
        return Stream.of("https", "http")
                .flatMap(scheme -> {
                    try {
                        return named(scheme).stream();
                    } catch (RalphException e) {
                        // It is no proxy, and what holds secrets in general looks at the variable.
                        return Stream.empty();
                    }
                })
                .flatMap(proxy -> proxy.password().stream())
                .filter(password -> password.length() >= MIN_SECRET)
                .distinct()
                .toList();
    }

    /**
     * Returns the proxy on the way to an address; empty when the environment names none for it.
     *
     * @throws RalphException when what it names is none
     */
    Optional<ProxyServer> to(URI uri) {
        return isExcepted(uri) ? Optional.empty() : named(scheme(uri));
    }

    private Optional<ProxyServer> named(String scheme) {
        String name = scheme + "_proxy";
        String small = environment.get(name);
        String variable = small == null ? name.toUpperCase(Locale.ROOT) : name;
        String value = environment.getOrDefault(variable, "").strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(ProxyServer.read(variable, value));
    }

    private boolean isExcepted(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        String text = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        int usual = scheme(uri).equals("https") ? 443 : 80;
        return NoProxy.isLoopback(host) || new NoProxy(text).holds(host, uri.getPort() < 0 ? usual : uri.getPort());
    }

    private static String scheme(URI uri) {
        return Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    }

    /** Where the environment says nothing, settings of Java do, as for every program in Java. */
    ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                Optional<ProxyServer> proxy = to(uri);
                @Nullable ProxySelector java = ProxySelector.getDefault();
                if (proxy.isPresent()) {
                    return List.of(proxy.get().jdk());
                }
                return java == null || isExcepted(uri) ? List.of(Proxy.NO_PROXY) : java.select(uri);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // The call itself fails, and says so.
            }
        };
    }
}
