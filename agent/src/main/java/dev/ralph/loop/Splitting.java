package dev.ralph.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.llm.Llm;
import dev.ralph.llm.LlmException;
import dev.ralph.llm.Prompts;
import dev.ralph.model.FailureClass;
import dev.ralph.model.Part;
import dev.ralph.plan.Brief;
import dev.ralph.plan.Decision;
import dev.ralph.plan.ModelPlanner;
import dev.ralph.plan.Planner;
import dev.ralph.queue.TaskFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Splits a task into the parts that a model names. */
final class Splitting {

    private final Planner planner;
    private final Parents parents;
    private final TaskFile file;
    private final TaskRecord record;
    private final Supplier<Agents.Agent> agent;

    Splitting(Planner planner, Parents parents, TaskFile file, TaskRecord record, Supplier<Agents.Agent> agent) {
        this.planner = planner;
        this.parents = parents;
        this.file = file;
        this.record = record;
        this.agent = agent;
    }

    /** Asks the model for parts when the task is too large and names none; empty when it is worked as a whole. */
    Optional<TaskResult> ifTooLarge(List<String> diagnosis) {
        return planner.lacksParts(parents.brief(file)).flatMap(reason -> byModel(reason, diagnosis));
    }

    /**
     * Asks the model for parts.
     *
     * @param reason why the task is to be split
     * @return empty when it sees none, may name none, or only works on files
     */
    Optional<TaskResult> byModel(String reason, List<String> diagnosis) {
        Optional<Begun> begun = parents.begun(file.task());
        if (begun.isPresent()) {
            return Optional.of(goOn(begun.get(), reason));
        }
        Optional<Llm> llm = agent.get().llm();
        if (llm.isEmpty()) {
            return Optional.empty();
        }
        record.tries("split by a model");
        Prompts prompts = agent.get().prompts();
        ModelPlanner model = new ModelPlanner(llm.get(), values -> prompts.render("split", values), planner);
        Brief brief = parents.brief(file);
        try {
            List<Part> parts = record.step("split", new TypeReference<>() {}, () -> {
                record.say("%s looks for parts of it".formatted(llm.get().name()));
                return model.split(brief, reason, diagnosis, Past.of(file.history()))
                        .map(Decision.Children::parts)
                        .orElse(List.of());
            });
            return parts.isEmpty() ? Optional.empty() : Optional.of(split(new Decision.Children(reason, parts)));
        } catch (LlmException e) {
            return Optional.of(record.stopped(e.kind(), "NO_PARTS", List.of(e.getMessage())));
        }
    }

    /** Children of a split that was cut off are there: other words for the same parts would work them twice. */
    private TaskResult goOn(Begun begun, String reason) {
        return begun.isWhole()
                ? record.split(parents.adopt(file.task(), begun, reason))
                : record.blocked(List.of(begun.sentence()));
    }

    private TaskResult split(Decision.Children children) {
        return record.split(parents.split(file.task(), children));
    }

    /** Splits the task as the model asks for while it works on it. */
    TaskResult as(String reason, List<Part> parts, List<String> diagnosis) {
        return planner.accept(parents.brief(file), reason, parts, diagnosis)
                .map(this::split)
                .orElseGet(() -> record.stopped(
                        FailureClass.AGENT,
                        "NO_PARTS",
                        List.of("the model wants to split the task, and names no two parts of it")));
    }
}
