package dev.ralph.coder;

import dev.ralph.llm.Message;
import dev.ralph.llm.Message.Answered;
import dev.ralph.llm.Message.Instruction;
import dev.ralph.llm.Message.Result;
import dev.ralph.llm.Message.Told;
import dev.ralph.llm.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A conversation that stays below a number of tokens. The instruction and the task always stay; every call keeps
 * exactly one result.
 */
final class History {

    private static final int CHARACTERS_PER_TOKEN = 4;

    /** What a provider adds around a message, in characters. */
    private static final int AROUND = 40;

    /** What so many last turns showed stays while that is possible. */
    private static final int FRESH = 2;

    private static final int REMEMBERED = 6_000;

    private final String instruction;
    private final String task;
    private final Prompts prompts;
    private final long limit;
    private final List<Turn> turns = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private String memory = "";

    History(String instruction, String task, Prompts prompts, int tokens) {
        this.instruction = instruction;
        this.task = task;
        this.prompts = prompts;
        this.limit = (long) tokens * CHARACTERS_PER_TOKEN;
    }

    void add(Turn turn) {
        turns.add(turn);
        if (size() > limit) {
            compact();
        }
    }

    List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        messages.add(new Instruction(instruction));
        messages.add(new Told(task + memory));
        turns.forEach(turn -> messages.addAll(turn.messages()));
        return messages;
    }

    /** Makes much room at once: what a provider cached of the conversation is lost each time. */
    private void compact() {
        for (int i = 0; i < turns.size() - FRESH && size() > limit / 2; i++) {
            turns.set(i, turns.get(i).shortened());
        }
        boolean enough = size() <= limit * 3 / 4;
        while (!enough && turns.size() > FRESH && size() > limit / 2) {
            forget();
        }
        for (int i = 0; i < turns.size(); i++) {
            for (int j = 0; j < turns.get(i).steps().size() && size() > limit; j++) {
                turns.set(i, turns.get(i).shortened(j));
            }
        }
        while (!turns.isEmpty() && size() > limit) {
            forget();
        }
    }

    private void forget() {
        turns.remove(0).steps().forEach(step -> step.memory().ifPresent(done::add));
        String words = Excerpt.of(String.join("\n", done), REMEMBERED);
        memory = "\n" + prompts.render("compacted", Map.of("done", words));
    }

    private long size() {
        return messages().stream().mapToLong(History::size).sum();
    }

    private static long size(Message message) {
        if (message instanceof Answered answered) {
            long calls = answered.calls().stream()
                    .mapToLong(call -> (long) AROUND
                            + call.tool().length()
                            + call.arguments().length())
                    .sum();
            return calls + AROUND + answered.text().length();
        }
        if (message instanceof Result result) {
            return (long) AROUND + result.text().length();
        }
        return (long) AROUND + (message instanceof Told told ? told.text() : ((Instruction) message).text()).length();
    }
}
