package dev.ralph.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Our nouns of a conversation in the words of the library. */
final class Conversation {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Anthropic keeps what comes before the mark, so the next turn pays little for all that was said before. */
    private static final Map<String, Object> CACHED = Map.of("cache_control", "ephemeral");

    /**
     * Gemini wants its own signature on every call that it made; this is the one that it documents for calls whose
     * signature is gone, or which another model made.
     */
    private static final Map<String, Object> UNSIGNED =
            Map.of("thinking_signature", "skip_thought_signature_validator");

    private Conversation() {}

    static ChatRequest of(Request request) {
        List<ChatMessage> messages = new ArrayList<>();
        int last = request.messages().size() - 1;
        // Without tools there is no next turn, and what is kept for it would be paid for in vain.
        Map<String, Object> marks = request.tools().isEmpty() ? Map.of() : CACHED;
        for (int i = 0; i <= last; i++) {
            messages.add(message(request.messages().get(i), i == last ? marks : Map.of()));
        }
        return ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(
                        request.tools().stream().map(Conversation::tool).toList())
                .build();
    }

    /** Says whether these are arguments that a tool can read: one whole JSON object. */
    static boolean isObject(String arguments) {
        try {
            return JSON.readTree(arguments).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static ChatMessage message(Message message, Map<String, Object> marks) {
        if (message instanceof Message.Instruction instruction) {
            return SystemMessage.from(instruction.text());
        }
        if (message instanceof Message.Told told) {
            return UserMessage.builder()
                    .addContent(TextContent.from(told.text()))
                    .attributes(marks)
                    .build();
        }
        if (message instanceof Message.Result result) {
            return ToolExecutionResultMessage.builder()
                    .id(result.call())
                    .toolName(result.tool())
                    .text(result.text())
                    .attributes(marks)
                    .build();
        }
        return answered((Message.Answered) message);
    }

    private static AiMessage answered(Message.Answered answered) {
        AiMessage.Builder builder = AiMessage.builder()
                .toolExecutionRequests(
                        answered.calls().stream().map(Conversation::call).toList())
                .attributes(answered.calls().isEmpty() ? Map.of() : UNSIGNED);
        return answered.text().isBlank()
                ? builder.build()
                : builder.text(answered.text()).build();
    }

    private static ToolExecutionRequest call(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.tool())
                .arguments(isObject(call.arguments()) ? call.arguments() : unreadable(call.arguments()))
                .build();
    }

    /** Most servers read the arguments of past calls again, and refuse the whole request if they cannot. */
    private static String unreadable(String arguments) {
        return arguments.isBlank()
                ? "{}"
                : JSON.createObjectNode().put("unreadable", arguments).toString();
    }

    private static ToolSpecification tool(ToolSpec tool) {
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(object(tool.parameters()))
                .build();
    }

    private static JsonObjectSchema object(List<ToolSpec.Parameter> parameters) {
        JsonObjectSchema.Builder builder = JsonObjectSchema.builder();
        parameters.forEach(parameter -> builder.addProperty(parameter.name(), schema(parameter)));
        return builder.required(parameters.stream()
                        .filter(ToolSpec.Parameter::required)
                        .map(ToolSpec.Parameter::name)
                        .toList())
                .build();
    }

    private static JsonSchemaElement schema(ToolSpec.Parameter parameter) {
        String description = parameter.description();
        return switch (parameter.kind()) {
            case TEXT -> JsonStringSchema.builder().description(description).build();
            case NUMBER -> JsonIntegerSchema.builder().description(description).build();
            case TEXTS -> list(description, JsonStringSchema.builder().build());
            case OBJECTS -> list(description, object(parameter.of()));
        };
    }

    private static JsonSchemaElement list(String description, JsonSchemaElement items) {
        return JsonArraySchema.builder().description(description).items(items).build();
    }
}
