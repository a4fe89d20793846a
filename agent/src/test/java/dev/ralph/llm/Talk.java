package dev.ralph.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A conversation about one file, as a task has it with its model. */
final class Talk {

    static final ToolSpec READ = new ToolSpec(
            "read", "Reads a file.", List.of(ToolSpec.Parameter.required("path", ToolSpec.Kind.TEXT, "Which file.")));

    static final Usage USAGE = new Usage(1000, 200, 50);

    private Talk() {}

    static Request request(String... told) {
        List<Message> messages = new ArrayList<>(List.of(new Message.Instruction("Repair the tests.")));
        for (String text : told) {
            messages.add(new Message.Told(text));
        }
        return new Request(messages, List.of(READ));
    }

    static Reply text(String text) {
        return new Reply(text, List.of(), USAGE);
    }

    static Reply reads(String path) {
        ToolCall call = new ToolCall("call_1", "read", "{\"path\": \"%s\"}".formatted(path));
        return new Reply("I look.", List.of(call), USAGE);
    }

    /** Asks, uses the tool of each answer and asks again, until an answer uses none. */
    static List<Reply> hold(Llm llm, UnaryOperator<String> tool) {
        List<Message> messages = new ArrayList<>(request("It leaks.").messages());
        List<Reply> replies = new ArrayList<>();
        do {
            Reply reply = llm.ask(new Request(messages, List.of(READ)));
            replies.add(reply);
            messages.add(reply.message());
            reply.calls()
                    .forEach(call ->
                            messages.add(new Message.Result(call.id(), call.tool(), tool.apply(call.arguments()))));
        } while (!replies.get(replies.size() - 1).calls().isEmpty());
        return replies;
    }
}
