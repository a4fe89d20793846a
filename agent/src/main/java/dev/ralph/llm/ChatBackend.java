package dev.ralph.llm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A model that is asked over HTTP, through the library that knows how each provider wants to be asked. */
final class ChatBackend implements Backend {

    private static final int DEEPEST = 10;

    private final String name;
    private final Failures failures;
    private final Function<HttpClientBuilder, ChatModel> open;
    private final UnaryOperator<String> rewrite;
    private final Optional<ProxyServer> proxy;
    private final Proxies proxies;
    private final HttpClient client;

    /**
     * A model.
     *
     * @param address where it answers
     * @param open opens it on a link; done for each call, so that each has its own deadline
     * @param rewrite makes of the body of a request what the provider really takes
     */
    ChatBackend(
            String name,
            URI address,
            Proxies proxies,
            Failures failures,
            Function<HttpClientBuilder, ChatModel> open,
            UnaryOperator<String> rewrite) {
        this.name = name;
        this.proxies = proxies;
        proxy = proxies.to(address);
        client = HttpLink.newClient(proxies);
        this.failures = failures;
        this.open = open;
        this.rewrite = rewrite;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String way() {
        return proxy.map(server -> "through " + server).orElse("");
    }

    @Override
    public Reply call(Request request, Duration deadline) {
        HttpLink link = new HttpLink(client, proxies, deadline, rewrite);
        return reply(
                chat(request, deadline, link), link.url(), request.messages().size());
    }

    private ChatResponse chat(Request request, Duration deadline, HttpLink link) {
        ChatModel model = open.apply(link.builder());
        try {
            return model.chat(Conversation.of(request));
        } catch (ContentFilteredException e) {
            throw failures.filtered(link.url());
        } catch (RuntimeException e) {
            // What the library throws on an interrupt or an answer that it cannot read has no type of its own.
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            WireException wire = wire(e);
            if (wire != null) {
                throw failures.of(wire, link.url(), deadline);
            }
            String body = link.answer().orElseThrow(() -> e);
            throw failures.malformed(body, link.url());
        }
    }

    private static @Nullable WireException wire(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < DEEPEST && cause != null; i++) {
            if (cause instanceof WireException wire) {
                return wire;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private Reply reply(ChatResponse response, String url, int messages) {
        String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
        List<ToolCall> calls = calls(response, messages);
        Usage usage = Tokens.of(response.tokenUsage());
        FinishReason finish = response.finishReason();
        if (finish == null) {
            throw failures.unfinished(url).paid(usage);
        }
        if (finish == FinishReason.CONTENT_FILTER) {
            throw failures.filtered(url).paid(usage);
        }
        boolean isWhole = !calls.isEmpty() && calls.stream().allMatch(call -> Conversation.isObject(call.arguments()));
        if (finish == FinishReason.LENGTH && !isWhole) {
            throw failures.tooLong(url).paid(usage);
        }
        if (text.isBlank() && calls.isEmpty()) {
            throw failures.empty(url).paid(usage);
        }
        return new Reply(text, calls, usage);
    }

    private static List<ToolCall> calls(ChatResponse response, int messages) {
        List<ToolCall> calls = new ArrayList<>();
        for (ToolExecutionRequest call : response.aiMessage().toolExecutionRequests()) {
            // Not every provider names its calls, and no name may come twice in a conversation.
            String id = Optional.ofNullable(call.id())
                    .filter(given -> !given.isBlank())
                    .orElse("call-%d-%d".formatted(messages, calls.size()));
            String arguments = Optional.ofNullable(call.arguments()).orElse("");
            calls.add(new ToolCall(id, Optional.ofNullable(call.name()).orElse(""), arguments));
        }
        return calls;
    }
}
