package dev.ralph.plan;

import dev.ralph.model.Part;
import dev.ralph.model.Step;
import dev.ralph.model.Task;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides by rules how a task is worked; a task that no rule knows needs a model. */
public final class Planner {

    private static final Pattern ISOLATION =
            Pattern.compile("isolat|\\bleak|order[- ]depend|flaky|pollut", Pattern.CASE_INSENSITIVE);

    /**
     * The steps towards isolated tests. The switch of providers and the worker databases come with the shared fixtures,
     * which do not compile without them; a step is where a person looks for its part of the change. Patterns of the
     * same name do the same for each framework; what a framework has no pattern for is passed over.
     */
    private static final List<Step> ISOLATION_STEPS = List.of(
            new Step(
                    1,
                    "Shared fixtures with set-up and tear-down per provider",
                    List.of(
                            "test-scopes",
                            "database-isolation",
                            "virtual-commit",
                            "real-commits",
                            "database-per-test",
                            "static-state")),
            new Step(
                    2,
                    "The suite passes on every provider with isolated state",
                    List.of("parent-rows", "any-order-delete", "standard-fixture")),
            new Step(
                    3,
                    "The provider is configured in one place of the test harness",
                    List.of("provider-configuration")),
            new Step(4, "Parallel workers are isolated from each other", List.of("worker-database")),
            new Step(5, "Continuous integration runs every provider", List.of("provider-ci")));

    private final Limits limits;

    public Planner() {
        this(Limits.DEFAULT);
    }

    public Planner(Limits limits) {
        this.limits = limits;
    }

    Limits limits() {
        return limits;
    }

    /** Decides between children, steps and a model. */
    public Decision decide(Brief brief) {
        Size size = Size.of(brief);
        Optional<String> remark = Optional.empty();
        if (size.exceeds(limits)) {
            List<Part> parts = Parts.of(brief);
            Optional<String> obstacle = obstacle(brief, parts);
            if (obstacle.isEmpty()) {
                return new Decision.Children(size.reason(limits), Parts.atMost(limits.children(), parts));
            }
            remark = Optional.of("%s It is not split: %s.".formatted(size.reason(limits), obstacle.get()));
        }
        if (isAboutIsolation(brief.task())) {
            return new Decision.Steps(ISOLATION_STEPS, remark);
        }
        String unknown = "no pattern knows this kind of task";
        return new Decision.NeedsModel(unknown + remark.map(text -> ". " + text).orElse(""));
    }

    /**
     * Says why a task is to be split though it names no parts itself: a model may name them. Without a model it is
     * worked as {@link #decide} says.
     */
    public Optional<String> lacksParts(Brief brief) {
        Size size = Size.of(brief);
        boolean lacks = size.exceeds(limits)
                && objection(brief).isEmpty()
                && Parts.of(brief).isEmpty();
        return lacks ? Optional.of(size.reason(limits)) : Optional.empty();
    }

    /** Says why a task may not be split, whatever its parts are. */
    public Optional<String> objection(Brief brief) {
        if (brief.direct()) {
            return Optional.of("its parts failed before, so it is worked as a whole");
        }
        return brief.depth() >= limits.depth()
                ? Optional.of("it has %d ancestors, and %d are the limit".formatted(brief.depth(), limits.depth()))
                : Optional.empty();
    }

    /**
     * Decides whether what a model proposes is a split.
     *
     * @param reason why the task is split; it is shown with every child
     * @param diagnosis what runs showed, one sentence each: what a child is to change that says no more itself
     * @return empty when less than two parts remain, or the task may not be split
     */
    public Optional<Decision.Children> accept(Brief brief, String reason, List<Part> parts, List<String> diagnosis) {
        List<Part> fit = objection(brief).isEmpty() ? Proposal.fit(brief.task(), parts, diagnosis) : List.of();
        return fit.isEmpty()
                ? Optional.empty()
                : Optional.of(new Decision.Children(reason, Parts.atMost(limits.children(), fit)));
    }

    private Optional<String> obstacle(Brief brief, List<Part> parts) {
        Optional<String> objection = objection(brief);
        return objection.isEmpty() && parts.isEmpty() ? Optional.of("it names no parts") : objection;
    }

    private static boolean isAboutIsolation(Task task) {
        String words = (task.title() + " " + task.goal()).toLowerCase(Locale.ROOT);
        return ISOLATION.matcher(words).find();
    }
}
