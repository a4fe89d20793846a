package dev.ralph.repo;

import java.io.File;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** The files of a checkout as they are: no clean filter is run to compare them, whatever the configuration names. */
final class UnfilteredFiles extends FileTreeIterator {

    UnfilteredFiles(Repository git) {
        super(git);
    }

    private UnfilteredFiles(UnfilteredFiles parent, File folder, FS fs) {
        super(parent, folder, fs, parent.fileModeStrategy);
    }

    @Override
    protected AbstractTreeIterator enterSubtree() {
        return new UnfilteredFiles(this, ((FileEntry) current()).getFile(), fs);
    }

    @Override
    public @Nullable String getCleanFilterCommand() {
        return null;
    }
}
