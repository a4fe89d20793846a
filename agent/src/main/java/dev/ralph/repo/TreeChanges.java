package dev.ralph.repo;

import dev.ralph.model.Edit;
import dev.ralph.model.OutsideText;
import dev.ralph.model.Patch;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** How a tree of files differs from the one of a commit. */
final class TreeChanges {

    private final Repository git;
    private final RevCommit before;
    private final ObjectId after;
    private final List<Problem> problems = new ArrayList<>();

    TreeChanges(Repository git, RevCommit before, ObjectId after) {
        this.git = git;
        this.before = before;
        this.after = after;
    }

    boolean touches(String path) throws IOException {
        return !Objects.equals(id(before.getTree(), path), id(after, path));
    }

    private ObjectId id(ObjectId tree, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(git, path, tree)) {
            return walk == null ? ObjectId.zeroId() : walk.getObjectId(0);
        }
    }

    /**
     * Returns the change as edits of whole files.
     *
     * @throws RalphException when a file was removed, or is not one of text: such a change no guard could read
     */
    Patch patch() throws IOException {
        List<Edit> edits = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(before.getTree());
            walk.addTree(after);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                edit(walk, edits);
            }
        }
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
        return new Patch(edits);
    }

    private void edit(TreeWalk walk, List<Edit> edits) throws IOException {
        String path = walk.getPathString();
        boolean isNew = walk.getRawMode(0) == 0;
        if (!isFile(walk.getRawMode(1)) || !(isNew || isFile(walk.getRawMode(0)))) {
            problem("the merged branches remove a file, or make it something else", path);
            return;
        }
        try {
            String now = text(walk.getObjectId(1));
            String was = isNew ? "" : text(walk.getObjectId(0));
            if (isNew) {
                edits.add(new Edit.CreateFile(path, now));
            } else if (!was.equals(now)) {
                edits.add(new Edit.ReplaceText(path, was, now));
            }
        } catch (CharacterCodingException e) {
            problem("the merged branches change a file that is not text in UTF-8", path);
        }
    }

    private String text(ObjectId blob) throws IOException {
        byte[] bytes = git.open(blob, Constants.OBJ_BLOB).getBytes();
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static boolean isFile(int mode) {
        return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
    }

    private void problem(String what, String path) {
        problems.add(new Problem(what, OutsideText.plain(path), "take this change out of the branch, then run again"));
    }
}
