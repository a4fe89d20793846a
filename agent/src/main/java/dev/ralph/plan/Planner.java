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

    private Optional<String> obstacle(Brief brief, List<Part> parts) {
        if (brief.direct()) {
            return Optional.of("its parts failed before, so it is worked as a whole");
        }
        if (brief.depth() >= limits.depth()) {
            return Optional.of("it has %d ancestors, and %d are the limit".formatted(brief.depth(), limits.depth()));
        }
        return parts.isEmpty() ? Optional.of("it names no parts") : Optional.empty();
    }

    private static boolean isAboutIsolation(Task task) {
        String words = (task.title() + " " + task.goal()).toLowerCase(Locale.ROOT);
        return ISOLATION.matcher(words).find();
    }
}
