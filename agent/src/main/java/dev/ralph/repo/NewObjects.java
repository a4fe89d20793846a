package dev.ralph.repo;

import java.io.IOException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Takes the objects of one commit from the clone into the user's repository.
 *
 * <p>This is what a fetch of one commit does. A fetch would also write FETCH_HEAD, follow tags and heed the user's
 * configuration for remotes.
 */
final class NewObjects {

    private NewObjects() {}

    /** Copies the commit and what its tree has and the base tree has not. */
    static void copy(Repository from, RevTree base, RevCommit commit, Repository to) throws IOException {
        try (ObjectReader reader = from.newObjectReader();
                ObjectInserter inserter = to.newObjectInserter();
                TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(base);
            walk.addTree(commit.getTree());
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                if (walk.getRawMode(1) != 0) {
                    copy(reader, inserter, walk.getObjectId(1));
                }
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
            copy(reader, inserter, commit.getTree());
            copy(reader, inserter, commit);
            inserter.flush();
        }
    }

    private static void copy(ObjectReader reader, ObjectInserter inserter, AnyObjectId id) throws IOException {
        ObjectLoader object = reader.open(id);
        try (var stream = object.openStream()) {
            inserter.insert(object.getType(), object.getSize(), stream);
        }
    }
}
