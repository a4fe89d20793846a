package dev.ralph.repo;

import dev.ralph.model.OutsideText;
import dev.ralph.model.Patch;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Brings the changes of several branches together in a workspace, one branch after the other and in memory.
 *
 * <p>The merges are steps on the way, kept as commits of the private clone so that the next one knows what it has in
 * common; what the workspace commits in the end is one commit on its base.
 */
public final class BranchMerge {

    private static final PersonIdent NOBODY = Workspace.ident(UserIdentity.RALPH, java.time.Instant.EPOCH);

    private final Workspace workspace;
    private final Repository git;
    private final RevWalk walk;
    private final List<Merged> merged = new ArrayList<>();
    private ObjectId now;

    private BranchMerge(Workspace workspace, RevWalk walk) throws IOException {
        this.workspace = workspace;
        this.git = workspace.git();
        this.walk = walk;
        this.now = commit(workspace.writeTree(), workspace.base());
    }

    /**
     * A branch to merge.
     *
     * @param name as in {@code ralph/T2}; the branch counts where there is one, for a person may have improved it
     * @param commit what it was when it was made
     */
    public record Source(String name, String commit) {}

    private record Merged(String name, RevCommit commit) {}

    /**
     * Merges all branches, or changes nothing.
     *
     * @return what differs now from the commit that work started from, whole files
     * @throws RalphException when branches are gone, or contradict each other: with the files and both branches
     */
    public static Patch into(Workspace workspace, UserRepository user, List<Source> sources) {
        try (RevWalk walk = new RevWalk(workspace.git())) {
            BranchMerge merge = new BranchMerge(workspace, walk);
            List<Merged> branches = merge.resolve(user, sources);
            for (Merged branch : branches) {
                merge.add(branch);
            }
            ObjectId tree = walk.parseCommit(merge.now).getTree();
            Patch patch = new TreeChanges(workspace.git(), walk.parseCommit(workspace.base()), tree).patch();
            workspace.readTree(tree);
            return patch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Merged> resolve(UserRepository user, List<Source> sources) throws IOException {
        List<Merged> found = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Source source : sources) {
            Ref branch = user.git().getRefDatabase().exactRef(Constants.R_HEADS + source.name());
            try {
                ObjectId id = branch == null ? ObjectId.fromString(source.commit()) : branch.getObjectId();
                found.add(new Merged(source.name(), walk.parseCommit(id)));
            } catch (MissingObjectException | IllegalArgumentException e) {
                problems.add(new Problem(
                        "the branch '%s' is gone, and so is its commit".formatted(OutsideText.plain(source.name())),
                        user.root().toString(),
                        "bring it back with 'git branch %s <commit>', or work its task again"
                                .formatted(OutsideText.plain(source.name()))));
            }
        }
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
        return found;
    }

    private void add(Merged branch) throws IOException {
        ResolveMerger merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(git, true);
        if (!merger.merge(walk.parseCommit(now), branch.commit())) {
            throw conflict(branch, merger);
        }
        now = commit(merger.getResultTreeId(), now, branch.commit());
        merged.add(branch);
    }

    private ObjectId commit(ObjectId tree, ObjectId... parents) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(NOBODY);
        commit.setCommitter(NOBODY);
        commit.setMessage("merged");
        try (ObjectInserter inserter = git.newObjectInserter()) {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private RalphException conflict(Merged branch, ResolveMerger merger) throws IOException {
        Set<String> files = new TreeSet<>(merger.getUnmergedPaths());
        if (merger.getFailingPaths() != null) {
            files.addAll(merger.getFailingPaths().keySet());
        }
        RevCommit base = walk.parseCommit(workspace.base());
        List<Problem> problems = new ArrayList<>();
        for (String file : files) {
            List<String> others = new ArrayList<>();
            for (Merged other : merged) {
                if (new TreeChanges(git, base, other.commit().getTree()).touches(file)) {
                    others.add("'" + other.name() + "'");
                }
            }
            String against = others.isEmpty() ? "what was committed since" : String.join(" and ", others);
            problems.add(new Problem(
                    "the branches contradict each other: '%s' and %s change the same lines"
                            .formatted(branch.name(), against),
                    OutsideText.plain(file),
                    "change one of the branches so that both fit, then run again"));
        }
        return new RalphException(problems, null);
    }
}
