package dev.ralph.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.model.CellResult;
import dev.ralph.model.Criterion;
import dev.ralph.model.Finding;
import dev.ralph.model.Fixture;
import dev.ralph.model.Step;
import dev.ralph.repo.UserRepository;
import dev.ralph.verify.PlanReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hands the proven change of a plan over, as one commit and a summary of what shows that the plan is carried out. */
final class PlanHandover {

    private static final TypeReference<String> TEXT = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final Attempt attempt;
    private final PlanRules.Ends ends;
    private final TaskRecord record;
    private final Handover handover;

    PlanHandover(Attempt attempt, PlanRules.Ends ends) {
        this.attempt = attempt;
        this.ends = ends;
        this.record = attempt.record();
        this.handover = new Handover(attempt);
    }

    /** Ends a run that was killed after its commit; else sees to it that the branch is free. */
    Optional<TaskResult> begin(UserRepository user) {
        return handover.committed(user, "")
                .map(commit -> complete(
                        commit,
                        handover.kept("message", TEXT),
                        handover.kept("shown", TEXTS),
                        handover.kept("criteria", TEXTS)));
    }

    /**
     * Commits what the workbench holds, writes the summary and ends the task.
     *
     * @param prescribed the steps of the plan
     */
    TaskResult commit(
            Workshop shop, List<Step> prescribed, Repair.Outcome repaired, PlanReport report, Matrices matrices) {
        String title = attempt.task().title();
        List<String> used = repaired.fixtures().stream().map(Fixture::pattern).toList();
        List<Step> steps = prescribed.stream()
                .filter(step -> step.number() == 1)
                .map(step -> new Step(1, title, used))
                .toList();
        record.repaired(steps, repaired.fixtures());
        List<String> leaked =
                repaired.findings().stream().map(Finding::sentence).toList();
        String proof = proof(matrices);
        List<String> shown = record.step("shown", TEXTS, () -> {
            List<String> all = new ArrayList<>(ends.shown(report));
            all.add(proof);
            return all;
        });
        String message = record.step(
                "message",
                TEXT,
                () -> CommitMessage.of(
                        attempt.task(),
                        "carry out " + title,
                        steps,
                        repaired,
                        leaked,
                        List.of(proof),
                        matrices,
                        record));
        List<String> criteria = record.step("criteria", TEXTS, () -> criteria(repaired, matrices));
        return complete(handover.commit(shop, message), message, shown, criteria);
    }

    private static String proof(Matrices matrices) {
        return "%s; %d of %d cells failed before, and with the change taken away %d of %d failed again."
                .formatted(
                        PlanTests.sentence(matrices.after()),
                        failed(matrices.before()),
                        matrices.before().size(),
                        PlanTests.cameBack(matrices.before(), matrices.withoutFixtures()),
                        matrices.withoutFixtures().size());
    }

    private static long failed(List<CellResult> results) {
        return results.stream()
                .filter(result -> result.outcome() == CellResult.Outcome.FAILED)
                .count();
    }

    /** The criteria that the proof supports; the others stay open for a person. */
    private List<String> criteria(Repair.Outcome repaired, Matrices matrices) {
        ProvenTruths proven = new ProvenTruths(matrices.after());
        Set<String> supported = new LinkedHashSet<>(Criteria.supported(
                attempt.task(),
                repaired.fixtures(),
                // The cells are of a few files, and what is said of a suite is not shown by them.
                new Matrices(List.of(), List.of(), List.of()),
                attempt.tools().providers().all()));
        attempt.task().criteria().stream()
                .filter(criterion -> !criterion.ticked() && proven.holds(criterion.text()))
                .map(Criterion::text)
                .forEach(supported::add);
        return List.copyOf(supported);
    }

    private TaskResult complete(String commit, String message, List<String> shown, List<String> criteria) {
        String subject = message.lines().findFirst().orElseThrow();
        String unused = ends.summary(
                shown, List.of("%s on %s: %s".formatted(commit.substring(0, 10), record.branch(), subject)));
        return record.complete(commit, subject, criteria);
    }
}
