package dev.ralph.cli;

import dev.ralph.loop.Breaker;
import dev.ralph.loop.Budget;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.PastFailure;
import dev.ralph.queue.Place;
import dev.ralph.queue.TaskFile;
import dev.ralph.queue.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why one task stands where it stands. */
final class Explanation {

    private final TaskFile file;
    private final Task task;
    private final boolean isHeld;
    private final List<Place> places;
    private final Optional<Place> place;
    private final Budget budget;
    private final Map<TaskId, Task> others;

    Explanation(TaskFile file, QueueOptions options, Budget budget) {
        this.file = file;
        this.task = file.task();
        FolderQueue queue = options.queue();
        this.isHeld = options.remainder().isHeld(task.id());
        this.budget = budget;
        this.places = queue.outlook(task.ranking().queue()).places();
        this.place = places.stream()
                .filter(found -> found.task().id().equals(task.id()))
                .findFirst();
        this.others = queue.list().tasks().stream().collect(Collectors.toMap(Task::id, Function.identity()));
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add("%s is %s: %s".formatted(task.id(), task.status(), task.title()));
        sentences.addAll(standing());
        lastRun().ifPresent(sentences::add);
        sentences.addAll(attempts());
        sentences.addAll(family());
        TaskFacts.question(task).ifPresent(question -> sentences.add("It asks: " + question));
        sentences.add("Next: " + next());
        return sentences;
    }

    private List<String> standing() {
        List<String> sentences = new ArrayList<>();
        if (isHeld) {
            sentences.add("A living process works it now.");
        } else if (task.status() == Status.IN_PROGRESS) {
            sentences.add("The process that worked it is gone; the next run goes on with it.");
        }
        place.ifPresent(found -> sentences.add(standing(found)));
        return sentences;
    }

    private String standing(Place found) {
        String why = found.waits().isEmpty()
                ? found.reason()
                : found.waits().stream().map(Wait::why).collect(Collectors.joining("; "));
        return "It is number %d of %d in queue %s%s: %s."
                .formatted(
                        places.indexOf(found) + 1,
                        places.size(),
                        task.ranking().queue(),
                        found.isReady() ? " and ready" : "",
                        why);
    }

    private String named(List<TaskId> ids) {
        return ids.stream()
                .map(id -> "%s (%s)"
                        .formatted(
                                id,
                                Optional.ofNullable(others.get(id))
                                        .map(other -> other.status().name())
                                        .orElse("not in this folder")))
                .collect(Collectors.joining(", "));
    }

    private Optional<String> lastRun() {
        Optional<String> verdict = TaskFacts.verdict(task);
        Optional<String> reason = TaskFacts.field(task, "REASON");
        if (verdict.isEmpty() && reason.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("The last run ended %s%s%s"
                .formatted(
                        verdict.map("with verdict %s"::formatted).orElse("without a verdict"),
                        reason.map(": "::concat).orElse("."),
                        TaskFacts.field(task, "EVIDENCE")
                                .map(" Evidence: "::concat)
                                .orElse("")));
    }

    private List<String> attempts() {
        List<String> sentences = new ArrayList<>();
        sentences.add("It has used %s of %d attempts.".formatted(TaskFacts.attempts(task), budget.attempts()));
        Breaker.refusal(file, budget).ifPresent(refusal -> sentences.add("It is refused: " + refusal));
        for (PastFailure failure : file.history()) {
            sentences.add("It failed%s%s%s."
                    .formatted(
                            failure.at().isEmpty() ? "" : " on " + failure.at(),
                            failure.times() > 1 ? ", %d times in all".formatted(failure.times()) : "",
                            failure.kind()
                                    .map(kind -> " (class %s)".formatted(kind))
                                    .orElse("")));
        }
        return sentences;
    }

    private List<String> family() {
        List<String> sentences = new ArrayList<>();
        task.parent().ifPresent(parent -> sentences.add("It is a part of %s.".formatted(named(List.of(parent)))));
        List<TaskId> children = others.values().stream()
                .filter(other -> other.parent().filter(task.id()::equals).isPresent())
                .map(Task::id)
                .sorted()
                .toList();
        if (!children.isEmpty()) {
            sentences.add("Its children are %s.".formatted(named(children)));
        }
        return sentences;
    }

    private String next() {
        return switch (task.status()) {
            case PENDING, IN_PROGRESS ->
                place.stream()
                        .flatMap(found -> found.waits().stream())
                        .map(Wait::on)
                        .filter(on -> !on.isEmpty())
                        .findFirst()
                        .map(this::first)
                        .orElse(run());
            case DECOMPOSED -> run();
            case COMPLETE -> TaskFacts.branch(task).map("git log -p "::concat).orElse("nothing; it is done");
            case FAILED -> "ralph log %s, then ralph retry %s".formatted(task.id(), task.id());
            case BLOCKED ->
                TaskFacts.question(task).isPresent()
                        ? "ralph answer %s TEXT".formatted(task.id())
                        : "put right what it says, then ralph retry %s".formatted(task.id());
        };
    }

    private String run() {
        return "ralph run --queue " + task.ranking().queue();
    }

    /** What to type when another task must move first. */
    private String first(String other) {
        return others.keySet().stream().anyMatch(id -> id.value().equals(other))
                ? "ralph explain " + other
                : "add a task %s, or take it out of what %s depends on".formatted(other, task.id());
    }
}
