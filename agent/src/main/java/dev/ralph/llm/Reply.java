package dev.ralph.llm;

import java.util.List;

/** What a model answered, whole and well-formed: text, or calls of tools, or both. */
public record Reply(String text, List<ToolCall> calls, Usage usage) {

    public Reply {
        calls = List.copyOf(calls);
    }

    /** The answer as a message of the conversation. */
    public Message.Answered message() {
        return new Message.Answered(text, calls);
    }
}
