package dev.ralph.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A small project of a test, in a git repository of its own. */
public abstract sealed class GitProject<P extends GitProject<P>> permits GitProject.Own, PythonProject, TinyProject {

    private final Path root;

    GitProject(Path root) {
        this.root = root;
    }

    /** A project that holds only what its test puts there. */
    public static final class Own extends GitProject<Own> {

        private Own(Path root) {
            super(root);
        }

        @Override
        Own self() {
            return this;
        }
    }

    /** Takes a folder for a project; nothing is written yet. */
    public static Own at(Path folder) {
        return new Own(folder);
    }

    abstract P self();

    public final Path root() {
        return root;
    }

    public final P write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return self();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public final String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a file holds on a branch. */
    public final String read(String branch, String path) {
        try (Git git = Git.open(root.toFile())) {
            Repository repository = git.getRepository();
            try (TreeWalk walk = TreeWalk.forPath(repository, path, repository.resolve(branch + "^{tree}"))) {
                return new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the full names of all branches. */
    public final List<String> branches() {
        try (Git git = Git.open(root.toFile())) {
            return git.branchList().call().stream().map(Ref::getName).toList();
        } catch (IOException | GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Commits everything there is on {@code main}. */
    public final P commit() {
        try (Git git =
                Git.init().setDirectory(root.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Start")
                    .setAuthor("A User", "user@example.org")
                    .setCommitter("A User", "user@example.org")
                    .setSign(false)
                    .call();
            return self();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }
}
