package dev.ralph.support;

import dev.ralph.llm.Llm;
import dev.ralph.llm.Reply;
import dev.ralph.llm.Request;
import dev.ralph.llm.ToolCall;
import dev.ralph.llm.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Answers from a list, in order, or by a function; fails the test when a list is asked once too often. */
public final class ScriptedLlm implements Llm {

    private final Function<Request, Reply> script;
    private final List<Request> requests = new ArrayList<>();

    private ScriptedLlm(Function<Request, Reply> script) {
        this.script = script;
    }

    public static ScriptedLlm answering(Reply... replies) {
        Deque<Reply> left = new ArrayDeque<>(List.of(replies));
        return by(request -> {
            if (left.isEmpty()) {
                throw new AssertionError("the model was asked more than " + replies.length + " times");
            }
            return left.remove();
        });
    }

    public static ScriptedLlm by(Function<Request, Reply> script) {
        return new ScriptedLlm(script);
    }

    /** An answer without a call. */
    public static Reply says(String text) {
        return new Reply(text, List.of(), Usage.NONE);
    }

    /** An answer with calls; names of tools and JSON in turn. */
    public static Reply calls(String... toolsAndArguments) {
        List<ToolCall> calls = new ArrayList<>();
        for (int i = 0; i < toolsAndArguments.length; i += 2) {
            calls.add(new ToolCall("call-" + (i / 2), toolsAndArguments[i], toolsAndArguments[i + 1]));
        }
        return new Reply("", calls, Usage.NONE);
    }

    /** All that it was asked so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String name() {
        return "scripted/model";
    }

    @Override
    public Reply ask(Request request) {
        requests.add(request);
        return script.apply(request);
    }
}
