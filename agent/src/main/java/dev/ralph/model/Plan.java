package dev.ralph.model;

import java.util.List;

/**
 * What a plan file says beyond an ordinary task.
 *
 * @param warnings what was read leniently, one sentence each with its line
 */
public record Plan(Head head, MustHaves mustHaves, List<PlanTask> tasks, List<String> warnings) {

    public Plan {
        tasks = List.copyOf(tasks);
        warnings = List.copyOf(warnings);
    }

    /**
     * The front matter, but for the must-haves.
     *
     * @param phase as written, such as {@code 26-ci-cd-fixes}
     * @param number of the plan in its phase, as written, such as {@code 04}
     * @param type {@code execute} or {@code tdd}
     * @param wave plans of a lower wave of the same phase go first
     * @param files paths that the plan changes, relative to the project
     * @param autonomous false when a person is needed on the way
     * @param gapClosure whether it closes gaps that a verification found
     */
    public record Head(
            String phase,
            String number,
            String type,
            int wave,
            List<TaskId> dependsOn,
            List<String> files,
            boolean autonomous,
            boolean gapClosure) {

        public Head {
            dependsOn = List.copyOf(dependsOn);
            files = List.copyOf(files);
        }
    }
}
