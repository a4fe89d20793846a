package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ralph.llm.ToolSpec.Kind;
import dev.ralph.llm.ToolSpec.Parameter;
import dev.ralph.support.ScriptedAnswer;
import dev.ralph.support.ScriptedModel;
import dev.ralph.support.ScriptedModel.Received;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** How each provider is asked, and how its answers are read. */
final class ProvidersTest {

    private static final ToolSpec DELEGATE = new ToolSpec(
            "delegate",
            "Splits the task.",
            List.of(
                    Parameter.required("reason", Kind.TEXT, "Why."),
                    Parameter.optional("most", Kind.NUMBER, "How many at most."),
                    new Parameter(
                            "parts",
                            Kind.OBJECTS,
                            "The parts.",
                            true,
                            List.of(
                                    Parameter.required("title", Kind.TEXT, "Its name."),
                                    Parameter.optional("criteria", Kind.TEXTS, "When it is done.")))));

    /** A call with broken arguments, one without any, and results of which one is empty. */
    private static final Request REQUEST = new Request(
            List.of(
                    new Message.Instruction("You repair tests."),
                    new Message.Told("Repair this."),
                    new Message.Answered(
                            "Let me see.",
                            List.of(
                                    new ToolCall("call_a", "delegate", "{\"reason\":\"big\"}"),
                                    new ToolCall("call_b", "delegate", "{\"reason\": oops"),
                                    new ToolCall("call_c", "delegate", ""))),
                    new Message.Result("call_a", "delegate", "done"),
                    new Message.Result("call_b", "delegate", "these are no arguments"),
                    new Message.Result("call_c", "delegate", "")),
            List.of(DELEGATE));

    private record Exchange(Received sent, Reply reply) {}

    @Test
    void openai_is_asked_in_its_own_words() {
        Exchange exchange = exchange(ModelSpec.Provider.OPENAI, "/v1", """
                {"id":"1","model":"m","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant",
                "content":null,"tool_calls":[{"id":"x1","type":"function","function":{"name":"delegate",
                "arguments":"{\\"reason\\":\\"r\\"}"}}]}}],"usage":{"prompt_tokens":120,"completion_tokens":7,
                "total_tokens":127,"prompt_tokens_details":{"cached_tokens":100}}}""");
        JsonNode sent = exchange.sent().json();

        assertThat(exchange.sent().path()).isEqualTo("/v1/chat/completions");
        assertThat(exchange.sent().headers()).containsEntry("authorization", "Bearer sesame");
        assertThat(exchange.sent().headers()).doesNotContainKeys("upgrade", "http2-settings");
        assertThat(sent.path("model").asText()).isEqualTo("m1");
        assertThat(sent.path("max_tokens").asInt()).isEqualTo(900);
        assertThat(texts(sent.path("messages"), "role"))
                .containsExactly("system", "user", "assistant", "tool", "tool", "tool");
        assertThat(sent.path("messages").path(0).path("content").asText()).isEqualTo("You repair tests.");
        JsonNode calls = sent.path("messages").path(2).path("tool_calls");
        assertThat(texts(calls, "id")).containsExactly("call_a", "call_b", "call_c");
        assertThat(calls.findValuesAsText("arguments"))
                .containsExactly("{\"reason\":\"big\"}", "{\"unreadable\":\"{\\\"reason\\\": oops\"}", "{}");
        assertThat(texts(sent.path("messages"), "tool_call_id")).containsExactly("call_a", "call_b", "call_c");
        checkSchema(sent.path("tools").path(0).path("function").path("parameters"));
        assertThat(exchange.reply().calls()).containsExactly(new ToolCall("x1", "delegate", "{\"reason\":\"r\"}"));
        assertThat(exchange.reply().usage()).isEqualTo(new Usage(120, 100, 7));
    }

    @Test
    void anthropic_is_asked_in_its_own_words_and_keeps_what_was_said() {
        Exchange exchange = exchange(ModelSpec.Provider.ANTHROPIC, "/v1", """
                {"id":"1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"I see."},
                {"type":"tool_use","id":"x1","name":"delegate","input":{"reason":"r"}}],"stop_reason":"tool_use",
                "usage":{"input_tokens":10,"cache_creation_input_tokens":20,"cache_read_input_tokens":100,
                "output_tokens":7}}""");
        JsonNode sent = exchange.sent().json();
        JsonNode messages = sent.path("messages");

        assertThat(exchange.sent().path()).isEqualTo("/v1/messages");
        assertThat(exchange.sent().headers())
                .containsEntry("x-api-key", "sesame")
                .containsKey("anthropic-version");
        assertThat(sent.path("max_tokens").asInt()).isEqualTo(900);
        assertThat(texts(messages, "role")).containsExactly("user", "assistant", "user");
        assertThat(sent.path("system").path(0).path("text").asText()).isEqualTo("You repair tests.");
        assertThat(isCached(sent.path("system").path(0))).isTrue();
        assertThat(isCached(sent.path("tools").path(0))).isTrue();
        assertThat(isCached(messages.path(2).path("content").path(2))).isTrue();
        assertThat(sent.findParents("cache_control")).hasSize(3);
        assertThat(texts(messages.path(1).path("content"), "type"))
                .containsExactly("text", "tool_use", "tool_use", "tool_use");
        assertThat(messages.path(1)
                        .path("content")
                        .path(2)
                        .path("input")
                        .path("unreadable")
                        .asText())
                .isEqualTo("{\"reason\": oops");
        assertThat(texts(messages.path(2).path("content"), "tool_use_id"))
                .containsExactly("call_a", "call_b", "call_c");
        checkSchema(sent.path("tools").path(0).path("input_schema"));
        assertThat(exchange.reply().text()).isEqualTo("I see.");
        assertThat(exchange.reply().calls()).singleElement().satisfies(call -> {
            assertThat(call.id()).isEqualTo("x1");
            assertThat(call.arguments()).isEqualToIgnoringWhitespace("{\"reason\":\"r\"}");
        });
        assertThat(exchange.reply().usage()).isEqualTo(new Usage(130, 100, 7));
    }

    @Test
    void gemini_is_asked_in_its_own_words() {
        Exchange exchange = exchange(ModelSpec.Provider.GEMINI, "/v1beta", """
                {"candidates":[{"index":0,"finishReason":"STOP","content":{"role":"model","parts":[
                {"text":"a thought","thought":true},
                {"functionCall":{"name":"delegate","args":{"reason":"r"}},"thoughtSignature":"c2ln"}]}}],
                "modelVersion":"m","responseId":"1","usageMetadata":{"promptTokenCount":120,
                "cachedContentTokenCount":100,"candidatesTokenCount":7,"thoughtsTokenCount":5,"totalTokenCount":132}}""");
        JsonNode sent = exchange.sent().json();
        JsonNode contents = sent.path("contents");

        assertThat(exchange.sent().path()).isEqualTo("/v1beta/models/m1:generateContent");
        assertThat(exchange.sent().headers()).containsEntry("x-goog-api-key", "sesame");
        assertThat(sent.path("generationConfig").path("maxOutputTokens").asInt())
                .isEqualTo(900);
        assertThat(sent.path("systemInstruction")
                        .path("parts")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("You repair tests.");
        assertThat(texts(contents, "role")).containsExactly("user", "model", "user");
        assertThat(contents.path(2).path("parts")).hasSize(3);
        assertThat(contents.findValuesAsText("thoughtSignature")).isNotEmpty();
        assertThat(sent.findValues("functionCall")).hasSize(3);
        assertThat(sent.findValues("functionResponse")).hasSize(3);
        assertThat(sent.findValuesAsText("unreadable")).containsExactly("{\"reason\": oops");
        JsonNode parameters =
                sent.path("tools").path(0).path("functionDeclarations").path(0).path("parameters");
        assertThat(parameters
                        .path("properties")
                        .path("parts")
                        .path("items")
                        .path("properties")
                        .has("title"))
                .isTrue();
        assertThat(texts(parameters.path("required"))).containsExactly("reason", "parts");
        assertThat(exchange.reply().text()).isEmpty();
        assertThat(exchange.reply().calls())
                .containsExactly(new ToolCall("call-6-0", "delegate", "{\"reason\":\"r\"}"));
        assertThat(exchange.reply().usage()).isEqualTo(new Usage(120, 100, 12));
    }

    @Test
    void ollama_is_asked_in_its_own_words_and_for_a_large_context() {
        Exchange exchange = exchange(ModelSpec.Provider.OLLAMA, "", """
                {"model":"m","created_at":"2026-03-01T10:00:00Z","done":true,"done_reason":"stop","message":{
                "role":"assistant","content":"","tool_calls":[{"function":{"name":"delegate","arguments":
                {"reason":"r"}}}]},"prompt_eval_count":120,"eval_count":7}""");
        JsonNode sent = exchange.sent().json();

        assertThat(exchange.sent().path()).isEqualTo("/api/chat");
        assertThat(exchange.sent().headers()).containsEntry("authorization", "Bearer sesame");
        assertThat(sent.path("stream").asBoolean(true)).isFalse();
        assertThat(sent.path("options").path("num_predict").asInt()).isEqualTo(900);
        assertThat(sent.path("options").path("num_ctx").asInt()).isEqualTo(32_768);
        assertThat(texts(sent.path("messages"), "role"))
                .containsExactly("system", "user", "assistant", "tool", "tool", "tool");
        assertThat(sent.path("messages")
                        .path(2)
                        .path("tool_calls")
                        .path(0)
                        .path("function")
                        .path("arguments")
                        .path("reason")
                        .asText())
                .isEqualTo("big");
        checkSchema(sent.path("tools").path(0).path("function").path("parameters"));
        assertThat(exchange.reply().calls())
                .containsExactly(new ToolCall("call-6-0", "delegate", "{\"reason\":\"r\"}"));
        assertThat(exchange.reply().usage()).isEqualTo(new Usage(120, 0, 7));
    }

    @Test
    void a_question_that_gemini_blocks_is_refused() {
        try (ScriptedModel model = ScriptedModel.always(
                ScriptedAnswer.body("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"},\"usageMetadata\":{}}"))) {
            ModelSpec spec =
                    new ModelSpec(ModelSpec.Provider.GEMINI, "m1", Optional.of(model.root()), Optional.empty(), 900);

            assertThat(catchThrowable(() ->
                            new Backends(InstantSource.system()).open(spec).call(REQUEST, Duration.ofSeconds(20))))
                    .hasMessageStartingWith("it does not answer: its filter or the model itself refuses");
        }
    }

    @Test
    void what_has_no_next_turn_is_not_kept_by_anthropic() {
        try (ScriptedModel model = ScriptedModel.always(ScriptedAnswer.error(404, "no"))) {
            ModelSpec spec =
                    new ModelSpec(ModelSpec.Provider.ANTHROPIC, "m1", Optional.of(model.root()), Optional.empty(), 900);
            Request request = new Request(List.of(new Message.Told("hello")), List.of());

            assertThat(catchThrowable(() ->
                            new Backends(InstantSource.system()).open(spec).call(request, Duration.ofSeconds(20))))
                    .isInstanceOf(LlmException.class);

            assertThat(model.requests().get(0).body()).doesNotContain("cache_control");
        }
    }

    @Test
    void a_server_in_reach_is_asked_without_a_key() {
        for (ModelSpec.Provider provider : ModelSpec.Provider.values()) {
            try (ScriptedModel model = ScriptedModel.always(ScriptedAnswer.error(404, "no"))) {
                ModelSpec spec = new ModelSpec(provider, "m1", Optional.of(model.root()), Optional.of(" "), 900);

                assertThat(catchThrowable(() ->
                                new Backends(InstantSource.system()).open(spec).call(REQUEST, Duration.ofSeconds(20))))
                        .isInstanceOf(LlmException.class);

                assertThat(model.calls()).isEqualTo(1);
                assertThat(model.requests().get(0).headers().values()).noneMatch(value -> value.contains("sesame"));
            }
        }
    }

    private static Exchange exchange(ModelSpec.Provider provider, String path, String answer) {
        try (ScriptedModel model = ScriptedModel.answering(ScriptedAnswer.body(answer))) {
            ModelSpec spec =
                    new ModelSpec(provider, "m1", Optional.of(model.root() + path), Optional.of("sesame"), 900);
            Reply reply = new Backends(InstantSource.system()).open(spec).call(REQUEST, Duration.ofSeconds(20));
            return new Exchange(model.requests().get(0), reply);
        }
    }

    private static void checkSchema(JsonNode parameters) {
        JsonNode properties = parameters.path("properties");
        assertThat(parameters.path("type").asText()).isEqualTo("object");
        assertThat(texts(parameters.path("required"))).containsExactly("reason", "parts");
        assertThat(properties.path("reason").path("type").asText()).isEqualTo("string");
        assertThat(properties.path("reason").path("description").asText()).isEqualTo("Why.");
        assertThat(properties.path("most").path("type").asText()).isEqualTo("integer");
        JsonNode part = properties.path("parts").path("items");
        assertThat(part.path("properties")
                        .path("criteria")
                        .path("items")
                        .path("type")
                        .asText())
                .isEqualTo("string");
        assertThat(texts(part.path("required"))).containsExactly("title");
    }

    private static boolean isCached(JsonNode node) {
        return node.path("cache_control").path("type").asText().equals("ephemeral");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(node -> node.has(field))
                .map(node -> node.path(field).asText())
                .toList();
    }
}
