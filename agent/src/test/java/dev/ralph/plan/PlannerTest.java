package dev.ralph.plan;

import static dev.ralph.plan.SizeTest.brief;
import static dev.ralph.plan.SizeTest.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Part;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlannerTest {

    private static final Map<String, String> PARTS =
            Map.of("Size", "It takes 9 files.", "Subtasks", "- first\n- second\n");

    private final Planner planner = new Planner();

    private static String kind(Decision decision) {
        return decision.match(
                steps -> "steps " + steps.remark().orElse("-"),
                children -> "children " + children.parts().size(),
                model -> "model " + model.reason());
    }

    @Test
    void a_task_that_is_too_large_is_split_into_the_parts_it_names() {
        assertThat(kind(planner.decide(brief(task("Isolate the tests"), PARTS))))
                .isEqualTo("children 2");
        assertThat(kind(planner.decide(brief(task("Add a button"), PARTS)))).isEqualTo("children 2");
    }

    @Test
    void a_task_that_is_small_enough_is_not_split() {
        Map<String, String> small = Map.of("Subtasks", "- first\n- second\n");

        assertThat(kind(planner.decide(brief(task("Isolate the tests"), small))))
                .isEqualTo("steps -");
    }

    @Test
    void one_part_is_no_split() {
        Map<String, String> one = Map.of("Size", "9 files", "Subtasks", "- first\n- first\n- [x] second\n");

        assertThat(kind(planner.decide(brief(task("Isolate the tests"), one))))
                .isEqualTo("steps Task requires 9 files. Exceeds 5 files. It is not split: it names no parts.");
    }

    @Test
    void a_task_whose_parts_failed_is_worked_as_a_whole() {
        assertThat(kind(planner.decide(new Brief(task("Isolate the tests"), PARTS, 0, true))))
                .startsWith("steps ")
                .endsWith("It is not split: its parts failed before, so it is worked as a whole.");
    }

    @Test
    void a_task_at_the_depth_limit_is_not_split_and_that_is_said() {
        assertThat(kind(planner.decide(new Brief(task("Isolate the tests"), PARTS, 1, false))))
                .isEqualTo("children 2");
        assertThat(kind(planner.decide(new Brief(task("Add a button"), PARTS, 2, false))))
                .startsWith("model no pattern knows this kind of task")
                .endsWith("It is not split: it has 2 ancestors, and 2 are the limit.");
    }

    @Test
    void a_part_is_the_same_when_only_its_marks_differ() {
        Part part = new Part("Fix it", "**Fix it:**", java.util.List.of());

        assertThat(part.fingerprint())
                .isEqualTo(new Part("Fix  it", "fix it.", java.util.List.of("more")).fingerprint())
                .isNotEqualTo(new Part("Fix it", "fix them", java.util.List.of()).fingerprint());
    }
}
