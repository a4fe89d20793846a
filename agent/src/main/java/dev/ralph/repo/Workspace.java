package dev.ralph.repo;

import dev.ralph.model.OutsideText;
import dev.ralph.model.Patch;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.errors.DirCacheNameConflictException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A private clone of one commit, and the tree of files that grows into the next.
 *
 * <p>The files are kept as git keeps them, not as a checkout: there is no link to follow out of it, no filter to run,
 * no line end to convert, and what code under test writes can never get into a commit. A place to build and test is
 * made by {@link #export}.
 */
public final class Workspace implements AutoCloseable {

    private final Repository git;
    private final ObjectId base;
    private final UserIdentity author;
    private DirCache files;

    private Workspace(Repository git, ObjectId base, UserIdentity author, DirCache files) {
        this.git = git;
        this.base = base;
        this.author = author;
        this.files = files;
    }

    /** Makes the clone; objects of the user's repository are read where they are. */
    static Workspace create(Path folder, Repository user, ObjectId base, UserIdentity author) throws IOException {
        Repository git =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        git.create(true);
        Path objects = user.getCommonDirectory().toPath().toRealPath().resolve("objects");
        Files.writeString(folder.resolve("objects").resolve("info").resolve("alternates"), objects + "\n");
        return new Workspace(git, base, author, tree(git, base));
    }

    private static DirCache tree(Repository git, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(git)) {
            return DirCache.read(walk.getObjectReader(), walk.parseTree(commit));
        } catch (InvalidPathException | DirCacheNameConflictException e) {
            throw new RalphException(
                    List.of(new Problem(
                            "the commit holds a path that cannot be used: " + OutsideText.plain(e.toString()),
                            commit.name(),
                            "rename it and commit")),
                    e);
        }
    }

    Repository git() {
        return git;
    }

    ObjectId base() {
        return base;
    }

    /** Writes the files as they are now as a tree of the clone. */
    ObjectId writeTree() throws IOException {
        try (ObjectInserter inserter = git.newObjectInserter()) {
            ObjectId tree = files.writeTree(inserter);
            inserter.flush();
            return tree;
        }
    }

    /** Takes over the files of a tree of the clone. */
    void readTree(ObjectId tree) throws IOException {
        files = tree(git, tree);
    }

    /** Paths of all files, with forward slashes, in git's order; no links and no submodules. */
    public List<String> files() {
        return IntStream.range(0, files.getEntryCount())
                .mapToObj(files::getEntry)
                .filter(entry -> isFile(entry))
                .map(DirCacheEntry::getPathString)
                .toList();
    }

    /** Paths of the files in a folder and below it; no links and no submodules. */
    public List<String> below(String folder) {
        return Arrays.stream(files.getEntriesWithin(folder))
                .filter(Workspace::isFile)
                .map(DirCacheEntry::getPathString)
                .toList();
    }

    /** Returns what a file holds; empty when there is no such file, or it is a link. */
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.getEntry(path))
                .filter(Workspace::isFile)
                .map(entry -> {
                    try {
                        return git.open(entry.getObjectId(), Constants.OBJ_BLOB).getBytes();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** The same, decoded as UTF-8. */
    public Optional<String> readText(String path) {
        return read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static boolean isFile(DirCacheEntry entry) {
        return FileMode.REGULAR_FILE.equals(entry.getRawMode()) || FileMode.EXECUTABLE_FILE.equals(entry.getRawMode());
    }

    /**
     * Applies all edits of a patch, or none.
     *
     * @throws RalphException with everything that stands in the way
     */
    public void apply(Patch patch) {
        files = new Edits(git, files).apply(patch);
    }

    /** Forgets every patch: the files are those of the commit that work started from. */
    public void reset() {
        try {
            files = tree(git, base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the files, with their executable bits and without repository metadata, into a folder.
     *
     * @param folder empty or absent
     * @return links that were left out because they do not lead to anything inside the tree
     */
    public List<String> export(Path folder) {
        try {
            return new Export(git, files).into(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Commits what the patches changed on top of the commit that work started from. The user is the author, ralph the
     * committer.
     *
     * @return id of the commit
     */
    public String commit(String branch, String message, Instant at) {
        try (ObjectInserter inserter = git.newObjectInserter();
                RevWalk walk = new RevWalk(git)) {
            ObjectId tree = files.writeTree(inserter);
            if (tree.equals(walk.parseCommit(base).getTree())) {
                throw new IllegalStateException("there is nothing to commit");
            }
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setParentId(base);
            commit.setAuthor(ident(author, at));
            commit.setCommitter(ident(UserIdentity.RALPH, at));
            commit.setMessage(message.endsWith("\n") ? message : message + "\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            point(branch, id);
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void point(String branch, ObjectId commit) throws IOException {
        RefUpdate update = git.updateRef(Constants.R_HEADS + branch);
        update.setNewObjectId(commit);
        update.disableRefLog();
        RefUpdate.Result result = update.forceUpdate();
        if (result == RefUpdate.Result.LOCK_FAILURE || result == RefUpdate.Result.IO_FAILURE) {
            throw new IOException("the private clone answered " + result);
        }
    }

    static PersonIdent ident(UserIdentity identity, Instant at) {
        return new PersonIdent(identity.name(), identity.email(), at, ZoneOffset.UTC);
    }

    static Instant time(Repository git, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(git)) {
            return walk.parseCommit(commit).getCommitterIdent().getWhenAsInstant();
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
