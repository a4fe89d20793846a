package dev.ralph.cli;

import dev.ralph.model.MustHaves;
import dev.ralph.model.Plan;
import dev.ralph.model.PlanTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a plan says beyond an ordinary task, as lines for a person. */
final class PlanLines {

    private PlanLines() {}

    static List<String> of(Plan plan) {
        List<String> lines = new ArrayList<>(List.of(""));
        Plan.Head head = plan.head();
        lines.add("Plan %s of phase %s, wave %d, %s%s%s"
                .formatted(
                        head.number(),
                        head.phase(),
                        head.wave(),
                        head.type(),
                        head.autonomous() ? "" : ", needs a person on the way",
                        head.gapClosure() ? ", closes gaps" : ""));
        named(lines, "Depends on", head.dependsOn());
        named(lines, "Changes", head.files());
        for (PlanTask task : plan.tasks()) {
            lines.add("%d. %s (%s)".formatted(task.number(), task.name(), kind(task)));
        }
        lines.addAll(mustHaves(plan.mustHaves()));
        plan.warnings().forEach(warning -> lines.add("warning: " + warning));
        return lines;
    }

    private static String kind(PlanTask task) {
        return task.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> mustHaves(MustHaves wanted) {
        List<String> lines = new ArrayList<>();
        wanted.truths().forEach(truth -> lines.add("must hold: " + truth));
        wanted.artifacts().forEach(artifact -> lines.add("must exist: " + artifact.path()));
        wanted.keyLinks().forEach(link -> lines.add("must connect: %s to %s".formatted(link.from(), link.to())));
        return lines;
    }

    private static void named(List<String> lines, String name, List<?> values) {
        if (!values.isEmpty()) {
            lines.add(name + ": " + values.stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
    }
}
