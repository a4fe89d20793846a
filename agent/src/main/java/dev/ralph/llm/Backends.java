package dev.ralph.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.ralph.model.RalphException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Opens models. Nothing is sent before the first call. */
public final class Backends {

    /** Servers on this machine and in its own network need no key, and may be asked over plain HTTP. */
    private static final Pattern NEAR = Pattern.compile("(?i)[a-z][a-z0-9-]*|[a-z0-9.-]+\\.(?:local|internal|lan)"
            + "|(?:127|10)(?:\\.\\d{1,3}){3}|192\\.168(?:\\.\\d{1,3}){2}|172\\.(?:1[6-9]|2\\d|3[01])(?:\\.\\d{1,3}){2}"
            + "|\\[(?:::1|f[cd][0-9a-f:]+)]");

    /** What can be sent in a header; a message about one that cannot would show the key. */
    private static final Pattern KEY = Pattern.compile("[!-~]{1,8192}");

    private static final String NO_KEY = "none";

    /** What fits of a conversation; Ollama would take far less, and forget the beginning in silence. */
    private static final int OLLAMA_CONTEXT = 32_768;

    private final InstantSource clock;
    private final Proxies proxies;

    public Backends(InstantSource clock, Proxies proxies) {
        this.clock = clock;
        this.proxies = proxies;
    }

    /** Opens models that are reached directly. */
    public Backends(InstantSource clock) {
        this(clock, Proxies.of(Map.of()));
    }

    /** Whether a text can be sent as a key. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /**
     * Opens a model.
     *
     * @throws RalphException when its address or its proxy is none, or the key is missing
     */
    public Backend open(ModelSpec spec) {
        Optional<URI> base = spec.baseUrl().map(text -> address(text, spec));
        if (spec.key().filter(key -> !isKey(key)).isPresent()) {
            throw badKey(spec);
        }
        boolean isNear = base.filter(Backends::isNear).isPresent();
        if (spec.key().isEmpty() && !isNear && spec.provider() != ModelSpec.Provider.OLLAMA) {
            throw noKey(spec);
        }
        if (spec.key().isPresent()
                && !isNear
                && base.filter(uri -> !isSecure(uri)).isPresent()) {
            throw openToAll(spec);
        }
        UnaryOperator<String> rewrite =
                spec.provider() == ModelSpec.Provider.GEMINI ? GeminiTurns::joined : UnaryOperator.identity();
        return new ChatBackend(
                spec.name(),
                base.orElseGet(() -> URI.create(spec.provider().home())),
                proxies,
                new Failures(spec, clock),
                model(spec),
                rewrite);
    }

    private static Function<HttpClientBuilder, ChatModel> model(ModelSpec spec) {
        return switch (spec.provider()) {
            case ANTHROPIC -> link -> anthropic(spec, link);
            case OPENAI -> link -> openAi(spec, link);
            case GEMINI -> link -> gemini(spec, link);
            case OLLAMA -> link -> ollama(spec, link);
        };
    }

    private static ChatModel anthropic(ModelSpec spec, HttpClientBuilder link) {
        AnthropicChatModel.AnthropicChatModelBuilder builder = AnthropicChatModel.builder()
                .httpClientBuilder(link)
                .apiKey(spec.key().orElse(NO_KEY))
                .modelName(spec.model())
                .maxTokens(spec.outputTokens())
                .cacheSystemMessages(true)
                .cacheTools(true)
                .maxRetries(0);
        spec.baseUrl().ifPresent(builder::baseUrl);
        return builder.build();
    }

    private static ChatModel openAi(ModelSpec spec, HttpClientBuilder link) {
        OpenAiChatModel.OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                .httpClientBuilder(link)
                .modelName(spec.model())
                .maxRetries(0);
        spec.key().ifPresent(builder::apiKey);
        spec.baseUrl().ifPresent(builder::baseUrl);
        // New models of OpenAI refuse the old name of the limit, and many servers that speak alike know no other.
        boolean isOriginal =
                spec.baseUrl().map(url -> url.contains("openai.com")).orElse(true);
        return isOriginal
                ? builder.maxCompletionTokens(spec.outputTokens()).build()
                : builder.maxTokens(spec.outputTokens()).build();
    }

    private static ChatModel gemini(ModelSpec spec, HttpClientBuilder link) {
        GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder builder = GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(link)
                .apiKey(spec.key().orElse(NO_KEY))
                .modelName(spec.model())
                .maxOutputTokens(spec.outputTokens())
                .returnThinking(false)
                .sendThinking(true)
                .maxRetries(0);
        spec.baseUrl().ifPresent(builder::baseUrl);
        return builder.build();
    }

    private static ChatModel ollama(ModelSpec spec, HttpClientBuilder link) {
        return OllamaChatModel.builder()
                .httpClientBuilder(link)
                .baseUrl(spec.baseUrl().orElse(spec.provider().home()))
                .customHeaders(spec.key()
                        .map(key -> Map.of("Authorization", "Bearer " + key))
                        .orElse(Map.of()))
                .modelName(spec.model())
                .numPredict(spec.outputTokens())
                .numCtx(OLLAMA_CONTEXT)
                .maxRetries(0)
                .build();
    }

    private static URI address(String text, ModelSpec spec) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw badAddress(spec);
        }
        boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!isWeb || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawUserInfo() != null) {
            throw badAddress(spec);
        }
        return uri;
    }

    private static boolean isNear(URI uri) {
        return NEAR.matcher(uri.getHost()).matches();
    }

    private static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static RalphException badAddress(ModelSpec spec) {
        return new RalphException(
                "base_url is no address of a server",
                spec.name(),
                "write it like http://127.0.0.1:8000/v1, without user, password and query");
    }

    private static RalphException noKey(ModelSpec spec) {
        return new RalphException(
                "there is no key for the model",
                spec.name(),
                spec.baseUrl().isEmpty()
                        ? "set the environment variable %s"
                                .formatted(spec.provider().variable())
                        : "say which key goes to base_url: key: %s, or key_command: [PROGRAM, ...], beside it"
                                .formatted(spec.provider().variable()));
    }

    private static RalphException badKey(ModelSpec spec) {
        return new RalphException(
                "the key has spaces, line ends or letters that no key has",
                spec.name(),
                "set %s to the key alone".formatted(spec.provider().variable()));
    }

    private static RalphException openToAll(ModelSpec spec) {
        return new RalphException(
                "everybody on the way could read the key: base_url is not https",
                spec.name(),
                "write base_url with https://, or ask without a key");
    }
}
