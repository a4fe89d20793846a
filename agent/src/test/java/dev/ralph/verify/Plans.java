package dev.ralph.verify;

import dev.ralph.model.Plan;
import dev.ralph.model.PlanTask;
import java.util.List;

/** Parts of plans for tests. */
final class Plans {

    static final Plan.Head HEAD = new Plan.Head("26-ci-cd-fixes", "04", "execute", 1, List.of(), List.of(), true, true);

    private Plans() {}

    static PlanTask task(int number, String name, String verify) {
        return new PlanTask(number, PlanTask.Kind.AUTO, name, List.of(), "", verify, "");
    }
}
