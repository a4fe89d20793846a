package dev.ralph.repo;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.submodule.SubmoduleWalk.IgnoreSubmoduleMode;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The repository of the user.
 *
 * <p>It is read, and in the end receives one new branch. Its checkout, index, stash, current branch and configuration
 * stay as they are, and nothing that its configuration names is ever run.
 */
public final class UserRepository implements AutoCloseable {

    private final Path root;
    private final Repository git;
    private final ObjectId head;

    private UserRepository(Path root, Repository git, ObjectId head) {
        this.root = root;
        this.git = git;
        this.head = head;
    }

    /**
     * Opens the repository whose checkout contains a folder; linked worktrees are fine.
     *
     * @throws RalphException when there is none, it is bare, has no commit, or is of a kind that cannot be read
     */
    public static UserRepository containing(Path folder) {
        IsolatedSystem.enter();
        GitFolder found = GitFolder.containing(folder);
        try {
            Repository git = new FileRepositoryBuilder()
                    .setGitDir(found.metadata().toFile())
                    .setWorkTree(found.root().toFile())
                    .setMustExist(true)
                    .build();
            return opened(found.root(), git);
        } catch (IOException e) {
            throw unreadable(found.root(), e);
        }
    }

    private static UserRepository opened(Path root, Repository git) throws IOException {
        String format = git.getConfig().getString("extensions", null, "objectFormat");
        if (format != null && !format.equalsIgnoreCase("sha1")) {
            throw new RalphException(
                    "the repository uses %s object names, which cannot be read yet".formatted(format),
                    root.toString(),
                    "use a repository with SHA-1 object names");
        }
        ObjectId head = git.resolve(Constants.HEAD);
        if (head == null) {
            throw new RalphException("the repository has no commits", root.toString(), "commit the project first");
        }
        return new UserRepository(root, git, head);
    }

    Repository git() {
        return git;
    }

    /** Top folder of the checkout. */
    public Path root() {
        return root;
    }

    /** Id of the commit that work starts from. */
    public String head() {
        return head.name();
    }

    /** The current branch, empty when HEAD is detached. */
    public Optional<String> branch() {
        try {
            return Optional.ofNullable(git.getFullBranch())
                    .filter(name -> name.startsWith(Constants.R_HEADS))
                    .map(Repository::shortenRefName);
        } catch (IOException e) {
            throw unreadable(root, e);
        }
    }

    /** Whether the checkout holds anything that is not committed, and so is not worked on. */
    public boolean dirty() {
        return !uncommitted("").isEmpty();
    }

    /**
     * Files below a folder, in name order, that differ from the last commit or are unknown to git and not ignored.
     *
     * @param under relative to the root, with forward slashes; empty for all
     */
    public List<String> uncommitted(String under) {
        TreeSet<String> paths = new TreeSet<>();
        try {
            IndexDiff diff = new IndexDiff(git, head, new UnfilteredFiles(git));
            diff.setIgnoreSubmoduleMode(IgnoreSubmoduleMode.ALL);
            diff.diff();
            List.of(
                            diff.getAdded(),
                            diff.getChanged(),
                            diff.getRemoved(),
                            diff.getMissing(),
                            diff.getModified(),
                            diff.getConflicting(),
                            diff.getUntracked())
                    .forEach(paths::addAll);
        } catch (IOException e) {
            throw unreadable(root, e);
        }
        paths.removeIf(path -> !isUnder(path, under));
        return List.copyOf(paths);
    }

    /**
     * Files below a folder, in name order, that are not in the checkout as they were in a revision.
     *
     * @param revision as git understands it, such as {@code main} or {@code HEAD~3}
     * @param under relative to the root, with forward slashes; empty for all
     * @throws RalphException when there is no such commit
     */
    public List<String> changedSince(String revision, String under) {
        TreeSet<String> paths = new TreeSet<>(uncommitted(under));
        try (RevWalk walk = new RevWalk(git);
                TreeWalk both = new TreeWalk(git)) {
            both.addTree(walk.parseCommit(commit(revision)).getTree());
            both.addTree(walk.parseCommit(head).getTree());
            both.setRecursive(true);
            both.setFilter(TreeFilter.ANY_DIFF);
            while (both.next()) {
                paths.add(both.getPathString());
            }
        } catch (IOException e) {
            throw unreadable(root, e);
        }
        paths.removeIf(path -> !isUnder(path, under));
        return List.copyOf(paths);
    }

    private ObjectId commit(String revision) {
        try {
            ObjectId found = git.resolve(revision + "^{commit}");
            if (found != null) {
                return found;
            }
        } catch (IOException | RevisionSyntaxException e) {
            // Ambiguous, no commit or no name at all: what the person has to do is the same.
        }
        throw new RalphException(
                "there is no commit '%s'".formatted(revision), root.toString(), "see what 'git log' knows");
    }

    private static boolean isUnder(String path, String folder) {
        return folder.isEmpty() || path.startsWith(folder.replaceFirst("/*$", "/"));
    }

    /**
     * Makes a private clone of the commit that work starts from.
     *
     * @param folder empty or absent; it must not be in the checkout
     */
    public Workspace cloneInto(Path folder) {
        try {
            return Workspace.create(folder, git, head, UserIdentity.of(git.getConfig()));
        } catch (IOException e) {
            throw unreadable(root, e);
        }
    }

    /**
     * Checks that a branch can be made, so that a long run does not end in vain.
     *
     * @throws RalphException when it exists, or when another branch is in its way
     */
    public void requireFree(String branch) {
        String name = refName(branch);
        try {
            if (git.getRefDatabase().exactRef(name) != null) {
                throw exists(branch);
            }
            for (String other : git.getRefDatabase().getConflictingNames(name)) {
                throw exists(Repository.shortenRefName(other));
            }
        } catch (IOException e) {
            throw unreadable(root, e);
        }
    }

    /**
     * Removes the lock that a killed process left on a branch; only for one who alone may make this branch.
     *
     * @throws RalphException when it cannot be removed
     */
    public void unlock(String branch) {
        Path lock = git.getCommonDirectory().toPath().resolve(refName(branch) + ".lock");
        try {
            Files.deleteIfExists(lock);
        } catch (IOException e) {
            throw new RalphException(
                    List.of(new Problem(
                            "a lock on the branch '%s' cannot be removed: %s".formatted(branch, e),
                            lock.toString(),
                            "remove it, then run again")),
                    e);
        }
    }

    /** Id of the commit that a branch leads to; empty when there is no such branch. */
    public Optional<String> tip(String branch) {
        try {
            return Optional.ofNullable(git.getRefDatabase().exactRef(refName(branch)))
                    .map(ref -> ref.getObjectId().name());
        } catch (IOException e) {
            throw unreadable(root, e);
        }
    }

    /** Id of the commit on a branch when its message holds this line; empty when there is no such branch or line. */
    public Optional<String> commitWith(String branch, String line) {
        try (RevWalk walk = new RevWalk(git)) {
            Ref ref = git.getRefDatabase().exactRef(refName(branch));
            if (ref == null) {
                return Optional.empty();
            }
            RevCommit commit = walk.parseCommit(ref.getObjectId());
            return commit.getFullMessage().lines().anyMatch(line::equals)
                    ? Optional.of(commit.name())
                    : Optional.empty();
        } catch (IOException e) {
            throw unreadable(root, e);
        }
    }

    /**
     * Takes the commit of a workspace over as a new branch; nothing else in the repository changes.
     *
     * @throws RalphException when the branch exists by now, or cannot be written
     */
    public void fetch(Workspace workspace, String branch) {
        requireFree(branch);
        try {
            Repository clone = workspace.git();
            Ref made = Objects.requireNonNull(
                    clone.getRefDatabase().exactRef(refName(branch)), "the workspace has no commit on this branch");
            try (RevWalk walk = new RevWalk(clone)) {
                RevCommit commit = walk.parseCommit(made.getObjectId());
                NewObjects.copy(clone, walk.parseCommit(head).getTree(), commit, git);
            }
            create(branch, made.getObjectId());
        } catch (IOException e) {
            throw new RalphException(
                    List.of(new Problem(
                            "the branch '%s' cannot be written: %s".formatted(branch, e),
                            root.toString(),
                            "make room or allow writing to the repository, then run again")),
                    e);
        }
    }

    private void create(String branch, ObjectId commit) throws IOException {
        RefUpdate update = git.updateRef(refName(branch));
        update.setExpectedOldObjectId(ObjectId.zeroId());
        update.setNewObjectId(commit);
        update.setRefLogIdent(Workspace.ident(UserIdentity.RALPH, Workspace.time(git, commit)));
        update.setRefLogMessage("ralph: created", false);
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW) {
            throw new IOException("git answered " + result);
        }
    }

    private static String refName(String branch) {
        String name = Constants.R_HEADS + branch;
        if (!Repository.isValidRefName(name)) {
            throw new IllegalArgumentException("no name for a branch: " + branch);
        }
        return name;
    }

    @Override
    public void close() {
        git.close();
    }

    private RalphException exists(String branch) {
        return new RalphException(
                "the branch '%s' exists already".formatted(branch),
                root.toString(),
                "keep it under another name with 'git branch -m %s <new name>', or delete it with 'git branch -D %s'"
                        .formatted(branch, branch));
    }

    private static RalphException unreadable(Path root, IOException e) {
        return new RalphException(
                List.of(new Problem(
                        "the repository cannot be read: " + e,
                        root.toString(),
                        "see what 'git fsck' says; of a partial clone fetch everything first")),
                e);
    }
}
