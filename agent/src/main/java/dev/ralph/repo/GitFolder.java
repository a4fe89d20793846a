package dev.ralph.repo;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/**
 * Where a checkout and its repository lie.
 *
 * <p>Only something named {@code .git} counts, so that files committed in the shape of a bare repository are never
 * opened; and a {@code .git} file counts only when the place it names points back.
 *
 * @param root top folder of the checkout
 * @param metadata the repository's folder, of a linked worktree its own one
 */
record GitFolder(Path root, Path metadata) {

    private static final String POINTER = "gitdir: ";
    private static final int LONGEST_POINTER = 8192;

    static GitFolder containing(Path folder) {
        try {
            for (Path root = folder.toRealPath(); root != null; root = root.getParent()) {
                Optional<Path> metadata = metadata(root);
                if (metadata.isPresent()) {
                    return new GitFolder(root, metadata.get());
                }
            }
            throw noRepository(folder);
        } catch (IOException e) {
            throw new RalphException(
                    List.of(new Problem("the folder cannot be read: " + e, folder.toString(), "name one that exists")),
                    e);
        }
    }

    private static Optional<Path> metadata(Path root) throws IOException {
        Path git = root.resolve(".git");
        if (Files.isSymbolicLink(git)) {
            throw foreign(git);
        }
        if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(git).filter(GitFolder::isRepository);
        }
        if (Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(target(root, git));
        }
        return Optional.empty();
    }

    private static boolean isRepository(Path folder) {
        return Files.exists(folder.resolve("HEAD")) && Files.isDirectory(folder.resolve("objects"));
    }

    private static Path target(Path root, Path git) throws IOException {
        String pointer = Files.size(git) <= LONGEST_POINTER ? text(git) : "";
        try {
            if (pointer.startsWith(POINTER)) {
                Path target = root.resolve(pointer.substring(POINTER.length())).normalize();
                if (isWorktreeOf(target, git) || isSubmoduleOf(target, root)) {
                    return target.toRealPath();
                }
            }
        } catch (InvalidPathException e) {
            // What is written there is no path at all.
            throw foreign(git);
        }
        throw foreign(git);
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    }

    private static boolean isWorktreeOf(Path target, Path git) throws IOException {
        Path back = target.resolve("gitdir");
        return Files.isRegularFile(back)
                && Files.isRegularFile(target.resolve("commondir"))
                && isSame(target.resolve(text(back)), git);
    }

    private static boolean isSubmoduleOf(Path target, Path root) throws IOException {
        Path file = target.resolve("config");
        if (!Files.isRegularFile(file)) {
            return false;
        }
        FileBasedConfig config = new FileBasedConfig(file.toFile(), FS.DETECTED);
        try {
            config.load();
        } catch (ConfigInvalidException e) {
            return false;
        }
        String back = config.getString("core", null, "worktree");
        return back != null && isSame(target.resolve(back), root);
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.isSameFile(one, other);
    }

    private static RalphException noRepository(Path folder) throws IOException {
        for (Path parent = folder.toRealPath(); parent != null; parent = parent.getParent()) {
            if (isRepository(parent) && Files.isDirectory(parent.resolve("refs"))) {
                return new RalphException(
                        "this is a bare repository", parent.toString(), "clone it, and name a folder in the clone");
            }
        }
        return new RalphException(
                "this folder is in no git repository",
                folder.toString(),
                "run 'git init' and commit the project, or name a folder in a repository");
    }

    private static RalphException foreign(Path git) {
        return new RalphException(
                "'.git' leads to a place that does not belong to this checkout",
                git.toString(),
                "use an ordinary clone, a worktree made by git, or run 'git worktree repair'");
    }
}
