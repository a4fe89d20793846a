package dev.ralph.cli;

import dev.ralph.model.RalphException;
import dev.ralph.model.Task;
import dev.ralph.repo.UserRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The branch that an earlier run of a task left, and that the next one would trip over. */
final class EarlierBranch {

    private EarlierBranch() {}

    /** Says what to do about the branch when it is there. */
    static Optional<String> of(Task task, Path tasks) {
        String branch = "ralph/" + task.id();
        Path base = tasks.resolveSibling("");
        Path project = base.resolve(task.keys().getOrDefault("Project", "").replace("`", ""));
        try (UserRepository repository = UserRepository.containing(Files.isDirectory(project) ? project : base)) {
            return inTheWay(repository, branch);
        } catch (RalphException e) {
            // Without a repository there is no branch; the run itself says what else is wrong.
            return Optional.empty();
        }
    }

    private static Optional<String> inTheWay(UserRepository repository, String branch) {
        try {
            repository.requireFree(branch);
            return Optional.empty();
        } catch (RalphException e) {
            return Optional.of("before the next run: %s; %s"
                    .formatted(e.problems().get(0).what(), e.problems().get(0).remedy()));
        }
    }
}
