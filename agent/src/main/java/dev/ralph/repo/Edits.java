package dev.ralph.repo;

import dev.ralph.model.Edit;
import dev.ralph.model.OutsideText;
import dev.ralph.model.Patch;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;

/** One patch on its way into a tree: edits are made in memory, and kept only when every one of them could be made. */
final class Edits {

    private final Repository git;
    private final DirCache before;
    private final Map<String, byte[]> changed = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Edits(Repository git, DirCache before) {
        this.git = git;
        this.before = before;
    }

    /** Returns the tree with the patch in it. */
    DirCache apply(Patch patch) {
        for (Edit edit : patch.edits()) {
            Optional<String> objection = objection(edit.path());
            objection.ifPresent(why -> problem(edit, why));
            if (objection.isEmpty()) {
                edit.match(this::create, this::replace).ifPresent(why -> problem(edit, why));
            }
        }
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
        return written();
    }

    private Optional<String> objection(String path) {
        Optional<String> unsafe = SafePath.objection(path);
        if (unsafe.isPresent()) {
            return unsafe;
        }
        Optional<String> file = SafePath.parents(path)
                .filter(parent -> before.getEntry(parent) != null || changed.containsKey(parent))
                .findFirst();
        if (file.isPresent()) {
            return Optional.of("'%s' is no folder".formatted(file.get()));
        }
        boolean isFolder = (before.getEntry(path) == null && before.getEntriesWithin(path).length > 0)
                || changed.keySet().stream().anyMatch(other -> other.startsWith(path + "/"));
        return isFolder ? Optional.of("it is a folder") : Optional.empty();
    }

    private Optional<String> create(Edit.CreateFile edit) {
        if (before.getEntry(edit.path()) != null || changed.containsKey(edit.path())) {
            return Optional.of("it exists already");
        }
        changed.put(edit.path(), edit.content().getBytes(StandardCharsets.UTF_8));
        return Optional.empty();
    }

    private Optional<String> replace(Edit.ReplaceText edit) {
        Optional<String> content = content(edit.path());
        if (content.isEmpty()) {
            return Optional.of("there is no such file");
        }
        String find = bytes(edit.find());
        boolean isFound = !find.isEmpty() || content.get().isEmpty();
        int first = isFound ? content.get().indexOf(find) : -1;
        if (first < 0) {
            return Optional.of("it does not hold the text to replace");
        }
        if (!find.isEmpty() && content.get().indexOf(find, first + 1) >= 0) {
            return Optional.of("it holds the text to replace more than once");
        }
        String after = content.get().substring(0, first)
                + bytes(edit.replacement())
                + content.get().substring(first + find.length());
        changed.put(edit.path(), after.getBytes(StandardCharsets.ISO_8859_1));
        return Optional.empty();
    }

    /** What a file holds by now, one char per byte, so that bytes that are no text survive. */
    private Optional<String> content(String path) {
        byte[] edited = changed.get(path);
        if (edited != null) {
            return Optional.of(new String(edited, StandardCharsets.ISO_8859_1));
        }
        DirCacheEntry entry = before.getEntry(path);
        if (entry == null || entry.getFileMode().getObjectType() != Constants.OBJ_BLOB || isLink(entry)) {
            return Optional.empty();
        }
        try {
            byte[] stored = git.open(entry.getObjectId(), Constants.OBJ_BLOB).getBytes();
            return Optional.of(new String(stored, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLink(DirCacheEntry entry) {
        return FileMode.SYMLINK.equals(entry.getRawMode());
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private DirCache written() {
        DirCache after = DirCache.newInCore();
        DirCacheBuilder builder = after.builder();
        try (ObjectInserter inserter = git.newObjectInserter()) {
            for (int i = 0; i < before.getEntryCount(); i++) {
                if (!changed.containsKey(before.getEntry(i).getPathString())) {
                    builder.add(before.getEntry(i));
                }
            }
            for (Map.Entry<String, byte[]> file : changed.entrySet()) {
                DirCacheEntry old = before.getEntry(file.getKey());
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(old == null ? FileMode.REGULAR_FILE : old.getFileMode());
                entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
                builder.add(entry);
            }
            inserter.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        builder.finish();
        return after;
    }

    private void problem(Edit edit, String why) {
        problems.add(new Problem(
                "the patch does not fit: " + why,
                OutsideText.plain(edit.path()),
                "make the patch from the files as they are now"));
    }
}
