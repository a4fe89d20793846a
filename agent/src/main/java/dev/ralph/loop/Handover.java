package dev.ralph.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.model.CellResult;
import dev.ralph.model.Fixture;
import dev.ralph.model.RalphException;
import dev.ralph.repo.UserRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands a proven change over to the user's repository as one commit on the branch of its task. */
final class Handover {

    private static final TypeReference<String> TEXT = new TypeReference<>() {};
    private static final TypeReference<List<Fixture>> FIXTURES = new TypeReference<>() {};
    private static final TypeReference<List<CellResult>> RESULTS = new TypeReference<>() {};

    private final Attempt attempt;
    private final TaskRecord record;

    Handover(Attempt attempt) {
        this.attempt = attempt;
        this.record = attempt.record();
    }

    /**
     * Ends a run that was killed after its commit; else sees to it that the branch is free, and says what is worked on.
     *
     * @param sources what is worked on besides the last commit of the user
     */
    Optional<TaskResult> begin(UserRepository user, TargetProject target, String sources) {
        Optional<String> committed = committed(user, sources);
        if (committed.isPresent()) {
            return committed.map(this::finish);
        }
        target.uncommitted(user, attempt.tools().folders()).ifPresent(record::warn);
        record.started(user.head(), attempt.tools().sandbox());
        return Optional.empty();
    }

    /** The commit of a run that was killed behind it; where there is none, the branch is free. */
    Optional<String> committed(UserRepository user, String sources) {
        if (record.isResumed()) {
            user.unlock(record.branch());
        }
        Optional<String> committed = user.commitWith(record.branch(), record.trailer());
        if (committed.isEmpty()) {
            user.requireFree(record.branch());
            record.basedOn(user.head() + sources);
        }
        return committed;
    }

    /** All that led to the commit is kept, and HEAD may have moved on. */
    private TaskResult finish(String commit) {
        List<Fixture> fixtures = kept("change", FIXTURES);
        Matrices matrices = new Matrices(kept("before", RESULTS), kept("after", RESULTS), kept("power", RESULTS));
        return complete(commit, kept("message", TEXT), fixtures, matrices);
    }

    /** What a step of the run that made the commit gave. */
    <T> T kept(String step, TypeReference<T> type) {
        return record.step(step, type, () -> {
            throw new RalphException(
                    "the branch is there, but what its run showed is not kept any more",
                    record.branch(),
                    "look at it; keep it under another name or delete it, then: ralph retry "
                            + attempt.task().id());
        });
    }

    /** Commits what the workbench holds and ends the task. */
    TaskResult commit(Workshop shop, String message, List<Fixture> fixtures, Matrices matrices) {
        record.step("change", FIXTURES, () -> fixtures);
        return complete(commit(shop, message), message, fixtures, matrices);
    }

    /** Commits what the workbench holds and takes the commit over into the user's repository. */
    String commit(Workshop shop, String message) {
        // The same time in a second try makes the same commit, and not a second one that nothing leads to.
        Instant at = record.step(
                "commit",
                new TypeReference<>() {},
                () -> attempt.tools().chance().clock().instant());
        String commit = shop.bench().files().commit(record.branch(), message, at);
        shop.user().fetch(shop.bench().files(), record.branch());
        return commit;
    }

    private TaskResult complete(String commit, String message, List<Fixture> fixtures, Matrices matrices) {
        return record.complete(
                commit,
                message.lines().findFirst().orElseThrow(),
                Criteria.supported(
                        attempt.task(),
                        fixtures,
                        matrices,
                        attempt.tools().providers().all()));
    }
}
