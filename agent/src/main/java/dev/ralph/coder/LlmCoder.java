package dev.ralph.coder;

import dev.ralph.coder.Ending.Stopped;
import dev.ralph.llm.Llm;
import dev.ralph.llm.LlmException;
import dev.ralph.llm.Prompts;
import dev.ralph.llm.Reply;
import dev.ralph.llm.Request;
import dev.ralph.model.FailureClass;
import java.util.Map;
import java.util.Optional;

/** A model with tools: it answers with calls, gets their results, and so on until it hands in or is stopped. */
public final class LlmCoder implements Coder {

    /** So many answers in a row may not do without a tool. */
    private static final int SILENT = 3;

    /** It is told when only so many answers are left. */
    private static final int LAST = 5;

    private static final String USE_A_TOOL = "That was no call of a tool, so nothing happened. Whatever it says counts"
            + " for nothing. Call a tool: hand_in when the work is done, ask when a person must decide.";

    private static final String HURRY =
            "%d answers are left. Finish, look at the whole change and hand it in.".formatted(LAST);

    private final Llm llm;
    private final Prompts prompts;
    private final Limits limits;

    public LlmCoder(Llm llm, Prompts prompts, Limits limits) {
        this.llm = llm;
        this.prompts = prompts;
        this.limits = limits;
    }

    @Override
    public String name() {
        return llm.name();
    }

    @Override
    public Ending work(Assignment assignment, Desk desk) {
        String instruction = prompts.render("work", Map.of("turns", String.valueOf(limits.turns())));
        String task = prompts.render("task", Briefing.values(assignment));
        try {
            return talk(new History(instruction, task, prompts, limits.tokens()), Toolbox.of(assignment, desk), desk);
        } catch (LlmException e) {
            return new Stopped(e.kind(), Toolbox.sentence(e.problem()));
        }
    }

    private Ending talk(History history, Toolbox tools, Desk desk) {
        Stuck stuck = new Stuck(desk.diff());
        boolean nudged = false;
        int silent = 0;
        for (int turn = 1; turn <= limits.turns(); turn++) {
            Reply reply = llm.ask(new Request(history.messages(), tools.specs()));
            Toolbox.Work work = tools.use(reply.calls());
            if (work.ending().isPresent()) {
                return work.ending().get();
            }
            silent = work.steps().isEmpty() ? silent + 1 : 0;
            if (silent == SILENT) {
                return stopped("it answered %d times in a row without a tool".formatted(SILENT));
            }
            Optional<String> circle = stuck.note(work.steps(), desk.diff());
            if (circle.isPresent() && nudged) {
                return stopped("it went round in circles, also after it was told: " + circle.get());
            }
            nudged |= circle.isPresent();
            history.add(new Turn(reply.message(), work.steps(), told(silent, circle, limits.turns() - turn)));
        }
        return stopped("it did not hand in within %d answers".formatted(limits.turns()));
    }

    private Optional<String> told(int silent, Optional<String> circle, int left) {
        if (circle.isPresent()) {
            return Optional.of(prompts.render("nudge", Map.of("repeats", circle.get())));
        }
        if (silent > 0) {
            return Optional.of(USE_A_TOOL);
        }
        return left == LAST ? Optional.of(HURRY) : Optional.empty();
    }

    private static Stopped stopped(String reason) {
        return new Stopped(FailureClass.AGENT, reason);
    }
}
