package dev.ralph.loop;

import dev.ralph.model.RalphException;
import dev.ralph.model.Task;
import dev.ralph.repo.UserRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The project that a task is about: the folder its {@code Project} key names, or the one that holds the tasks. */
public record TargetProject(Path folder) {

    /** The folder that a task is about, whatever is in it. */
    public static Path folder(Task task, Path tasks) {
        Path base = Optional.ofNullable(tasks.toAbsolutePath().normalize().getParent())
                .orElseThrow();
        return base.resolve(task.keys().getOrDefault("Project", "").replace("`", ""))
                .normalize();
    }

    static TargetProject of(Task task, Path tasks) {
        Path folder = folder(task, tasks);
        if (!Files.isDirectory(folder)) {
            throw new RalphException(
                    "task %s is about a project that is not there".formatted(task.id()),
                    folder.toString(),
                    "write the folder of the project, relative to the one that holds the tasks: **Project**: DIR");
        }
        return new TargetProject(folder);
    }

    /** Path of the project inside the repository, with forward slashes; empty for its root. */
    String inside(UserRepository user) {
        try {
            return user.root()
                    .toRealPath()
                    .relativize(folder.toRealPath())
                    .toString()
                    .replace('\\', '/');
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Says what lies in the checkout and is not part of what is worked on, without what runs write themselves. */
    Optional<String> uncommitted(UserRepository user, Tools.Folders folders) {
        Path root = user.root();
        List<String> paths = user.uncommitted(inside(user)).stream()
                .filter(path -> !folders.areOurs(root.resolve(path)))
                .toList();
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of("working on the last commit; %d uncommitted files of the project are left out (first: %s)"
                        .formatted(paths.size(), paths.get(0)));
    }
}
