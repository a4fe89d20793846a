package dev.ralph.llm;

import java.util.List;

/** What a model is asked: the whole conversation so far, and the tools that it may use. */
public record Request(List<Message> messages, List<ToolSpec> tools) {

    public Request {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }
}
