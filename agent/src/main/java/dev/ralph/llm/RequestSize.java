package dev.ralph.llm;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How large a request is. */
final class RequestSize {

    /** Programs have more bytes in a token than this, so the estimate is on the safe side. */
    private static final int BYTES_PER_TOKEN = 3;

    /** What a provider writes around a message or a tool. */
    private static final int FRAME = 16;

    private RequestSize() {}

    /** Returns how many tokens a request has at most, as far as its length tells. */
    static long tokens(Request request) {
        long tokens = 0;
        for (Message message : request.messages()) {
            tokens += FRAME + tokens(message);
        }
        for (ToolSpec tool : request.tools()) {
            tokens += FRAME + tokens(tool.name()) + tokens(tool.description()) + tokens(tool.parameters());
        }
        return tokens;
    }

    private static long tokens(Message message) {
        if (message instanceof Message.Answered answered) {
            return tokens(answered.text())
                    + answered.calls().stream()
                            .mapToLong(call -> FRAME + tokens(call.tool()) + tokens(call.arguments()))
                            .sum();
        }
        if (message instanceof Message.Result result) {
            return tokens(result.tool()) + tokens(result.text());
        }
        return tokens(message instanceof Message.Told told ? told.text() : ((Message.Instruction) message).text());
    }

    private static long tokens(List<ToolSpec.Parameter> parameters) {
        return parameters.stream()
                .mapToLong(parameter ->
                        FRAME + tokens(parameter.name()) + tokens(parameter.description()) + tokens(parameter.of()))
                .sum();
    }

    private static long tokens(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN + 1L;
    }
}
