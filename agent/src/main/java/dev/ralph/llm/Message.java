package dev.ralph.llm;

import java.util.List;

/** One message of a conversation with a model. */
public sealed interface Message {

    /** What the model is to be and to do; the first message, if there is one. */
    record Instruction(String text) implements Message {}

    /** What it is told. */
    record Told(String text) implements Message {}

    /** What it answered, word for word; {@code calls} are the tools that it wants to use. */
    record Answered(String text, List<ToolCall> calls) implements Message {
        public Answered {
            calls = List.copyOf(calls);
        }
    }

    /** What a tool gave; every call of an answer has exactly one result, in the messages right behind it. */
    record Result(String call, String tool, String text) implements Message {}
}
