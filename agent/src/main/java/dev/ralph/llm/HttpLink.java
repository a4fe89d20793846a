package dev.ralph.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.ralph.llm.WireException.Trouble;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The way of one request to a model and of its answer back. The deadline holds for all of it: the client of the JDK
 * has a time-out for the head of an answer only, so a body that stalls would hold its caller for ever.
 */
final class HttpLink implements HttpClient {

    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
    private static final int LARGEST_ERROR = 64 * 1024;
    private static final int DEEPEST = 10;
    private static final String TUNNEL = "jdk.http.auth.tunneling.disabledSchemes";

    private final java.net.http.HttpClient client;
    private final Duration deadline;
    private final UnaryOperator<String> rewrite;
    private final Proxies proxies;
    private volatile Optional<ProxyServer> proxy = Optional.empty();
    private volatile boolean begun;
    private volatile String url = "";
    private volatile Optional<String> answer = Optional.empty();

    /**
     * A way for one request.
     *
     * @param client made with the same proxies
     * @param rewrite makes of the body what the provider really takes
     */
    HttpLink(java.net.http.HttpClient client, Proxies proxies, Duration deadline, UnaryOperator<String> rewrite) {
        this.proxies = proxies;
        this.client = client;
        this.deadline = deadline;
        this.rewrite = rewrite;
    }

    /** A client that goes nowhere but where it is sent: a redirect would carry the key to somebody else. */
    static java.net.http.HttpClient newClient(Proxies proxies) {
        // The JDK keeps a log-in from a proxy on the way to HTTPS unless it is told otherwise before its first client.
        if (System.getProperty(TUNNEL) == null) {
            System.setProperty(TUNNEL, "");
        }
        // Over plain HTTP, the offer to speak HTTP/2 makes some servers choke.
        return java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .proxy(proxies.selector())
                .build();
    }

    /** Where it went, without anything secret; empty before. */
    String url() {
        return url;
    }

    /** The body of the answer, if there was one with a good status. */
    Optional<String> answer() {
        return answer;
    }

    HttpClientBuilder builder() {
        return new Builder(this);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        URI uri = URI.create(request.url());
        proxy = proxies.to(uri);
        url = "%s://%s%s%s"
                .formatted(
                        uri.getScheme(),
                        uri.getRawAuthority(),
                        uri.getRawPath(),
                        proxy.map(server -> " through " + server).orElse(""));
        HttpResponse<byte[]> response = send(toJdk(request, uri));
        Map<String, List<String>> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        // What a proxy says instead of the other side has none.
        String body = Optional.ofNullable(response.body())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        if (!isGood(response.statusCode())) {
            throw WireException.status(response.statusCode(), headers, body);
        }
        answer = Optional.of(body);
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(headers)
                .body(body)
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are not streamed: a cut stream looks whole");
    }

    private java.net.http.HttpRequest toJdk(HttpRequest request, URI uri) {
        String body = Optional.ofNullable(request.body()).map(rewrite).orElse("");
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(uri)
                .method(request.method().name(), java.net.http.HttpRequest.BodyPublishers.ofString(body));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        // It ends at the proxy: the other side of a tunnel is not sent it.
        proxy.flatMap(ProxyServer::authorization).ifPresent(login -> builder.setHeader("Proxy-Authorization", login));
        return builder.build();
    }

    private HttpResponse<byte[]> send(java.net.http.HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, head -> {
            begun = true;
            return isGood(head.statusCode())
                    ? new CappedBody(LARGEST_ANSWER, true)
                    : new CappedBody(LARGEST_ERROR, false);
        });
        try {
            return response.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw WireException.of(begun ? Trouble.STALLED : Trouble.NO_ANSWER, "time-out");
        } catch (ExecutionException e) {
            throw wire(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            boolean unused = response.cancel(true);
        }
    }

    private WireException wire(ExecutionException failure) {
        boolean refused = false;
        Throwable root = failure;
        for (int i = 0; i < DEEPEST && root.getCause() != null; i++) {
            root = root.getCause();
            refused |= root instanceof ConnectException;
            if (root instanceof WireException known) {
                return known;
            }
            if (root instanceof SSLException) {
                return WireException.of(Trouble.UNTRUSTED, detail(root));
            }
        }
        if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
            return WireException.of(
                    Trouble.UNREACHABLE, (proxy.isPresent() ? "the host of the proxy" : "its host") + " is not known");
        }
        if (proxy.isPresent() && detail(root).startsWith("Tunnel failed")) {
            return WireException.of(Trouble.UNREACHABLE, "the proxy does not let us through: " + detail(root));
        }
        return refused
                ? WireException.of(
                        Trouble.UNREACHABLE, (proxy.isPresent() ? "the proxy" : "it") + " takes no connection")
                : WireException.of(begun ? Trouble.CUT : Trouble.HUNG_UP, detail(root));
    }

    private static String detail(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private static boolean isGood(int status) {
        return status >= 200 && status < 300;
    }

    /** Hands out the one link, with its own deadline, whatever time-outs it is told. */
    private static final class Builder implements HttpClientBuilder {

        private final HttpLink link;

        Builder(HttpLink link) {
            this.link = link;
        }

        @Override
        public @Nullable Duration connectTimeout() {
            return link.deadline;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public @Nullable Duration readTimeout() {
            return link.deadline;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return link;
        }
    }
}
